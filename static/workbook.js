// The program that makes workbooks, loaded when somebody wants one.

import { container } from "./container.js";
import init, { workbook } from "./selfcheck-workbook.js";

container.workbook = { init, workbook };

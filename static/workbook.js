// The program that makes workbooks, loaded when somebody wants one.

import { place } from "./place.js";
import init, { workbook } from "./selfcheck-workbook.js";

place.workbook = { init, workbook };

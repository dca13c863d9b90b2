// The program that makes workbooks, loaded when somebody wants one.

import init, { workbook } from "./selfcheck-workbook.js";

dispatchEvent(new CustomEvent("selfcheck-program", { detail: { name: "workbook", init, workbook } }));

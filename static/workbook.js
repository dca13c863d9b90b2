// The program that makes workbooks, loaded when somebody wants one.

import { place } from "./place.js";
import init, { workbook } from "./selfcheck-workbook.js";

Object.assign((place.programs = place.programs || {}), { workbook: { init, workbook } });

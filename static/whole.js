// The page with everything in one script: for the one-file edition, and for development.

import "./boot.js";
import "./full.js";
import "./workbook.js";

// The page with everything in one script: for the one-file edition, and for development.

import "./one-file.js";
import "./boot.js";
import "./full.js";
import "./workbook.js";

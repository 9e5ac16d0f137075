import './manifest.test.js';
import './language.test.js';
import './detection.test.js';
import './run.test.js';
import './terraform.test.js';
import './program.test.js';
import './triggers.test.js';
import './restart.test.js';

import './manifest.test.js';
import './language.test.js';
import './detection.test.js';
import './run.test.js';

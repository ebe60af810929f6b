// Starts the page where it is one file: the method is inside, too, and what writes files. Imports those and the page.
import './exporting.js';
import './method_inside.js';
import './main.js';

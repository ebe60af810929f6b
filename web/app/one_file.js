// Starts the page where it is one file: the method is inside, too. Imports that and the page.
import './method_inside.js';
import './main.js';

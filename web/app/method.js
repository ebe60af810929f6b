// The method page: text that the build writes; only the chosen colours have to be found again. Imports the page's own pieces.
import { readTheme, useTheme } from './browser.js';

useTheme(readTheme());

// Everything that improves a form. Without it the form works as well; the server knows all of it too.

import "./character-counter.js";
import "./helper-autofill.js";
import "./exclusive-checkbox.js";
import "./send-once.js";

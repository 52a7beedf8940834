import "./data-stack.test.js";
import "./application-stack.test.js";

import "./network-stack.test.js";
import "./data-stack.test.js";
import "./application-stack.test.js";

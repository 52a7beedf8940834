import "./alerting-stack.test.js";
import "./network-stack.test.js";
import "./application-stack.test.js";
import "./observability-stack.test.js";

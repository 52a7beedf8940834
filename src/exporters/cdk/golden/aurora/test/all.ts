import "./alerting-stack.test.js";
import "./network-stack.test.js";
import "./data-stack.test.js";
import "./application-stack.test.js";
import "./observability-stack.test.js";
import "./alerting-us-west-2-stack.test.js";
import "./storage-us-west-2-stack.test.js";
import "./backup-stack.test.js";

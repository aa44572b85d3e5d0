/** Each fault of the list, planted and caught. */
import { testFaults } from "./suite.js";

testFaults("planted faults", (n) => n < 1e7);

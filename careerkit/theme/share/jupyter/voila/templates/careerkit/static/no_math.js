// Stands in for MathJax. Voila's page starts it on every visit, about a megabyte, and nothing
// here has a formula in it. This is as much of it as the page asks for.
window.MathJax = {
  Hub: { Config() {}, Configured() {}, Queue() {}, Register: { StartupHook() {} } },
};

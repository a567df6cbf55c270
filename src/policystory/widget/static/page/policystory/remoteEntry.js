/**
 * How JupyterLab finds an extension: a script that puts the way to its plugin under a name. The
 * plugin and all that it imports are modules beside this script, so nothing has to be built.
 */

{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const extensions = ((/** @type {any} */ (globalThis))._JUPYTERLAB ??= {});
  extensions.policystory = {
    init() {},
    async get() {
      const plugin = await import(new URL("plugin.js", script.src).href);
      // JupyterLab writes into what it is given, and nobody can write into a module.
      return () => ({ __esModule: true, default: plugin.default });
    },
  };
}

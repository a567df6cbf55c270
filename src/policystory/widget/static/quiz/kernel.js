/** What a page says to the kernel and hears from it: over a connection that can fall silent, break, or come back. */

import { PATIENCE, REST, addressed } from "./state.js";

/** @import { Model, State } from "./entries.js" */

/** What is missed when no reply comes in time, by what was sent. @type {Record<string, (message: any) => any>} */
const MISSED = {
  answer: ({ ticket }) => ({ type: "late", ticket }),
  hello: () => ({ type: "silent" }),
  submit: ({ ticket }) => ({ type: "stuck", ticket }),
  hint: ({ item, n }) => ({ type: "helpless", item, n }),
  again: ({ ticket }) => ({ type: "unrenewed", ticket }),
};

const SAID = ["state", "mark", "refused", "reading", "hint", "elsewhere"];

/** @param {Model} model @param {(event: any) => void} dispatch @param {(wait: number, act: () => void) => void} later */
export function connection(model, dispatch, later) {
  const hear = (/** @type {any} */ message) => { if (SAID.includes(message?.type)) dispatch(message); };
  // The kernel was restarted or died, or, rarely, was found again: a greeting tells which, once the page knows it too.
  const missing = () => later(REST, () => dispatch({ type: "open" }));
  const shutDown = model.widget_manager?.kernel?.disposed;
  model.on("msg:custom", hear);
  model.on("comm_live_update", missing);
  shutDown?.connect?.(missing);
  return {
    post(/** @type {State} */ state, /** @type {any} */ message) {
      try {
        model.send(addressed(state, message));
        const missed = MISSED[message.type]?.(message);
        if (missed) later(PATIENCE, () => dispatch(missed));
      } catch { later(0, () => dispatch({ type: "gone" })); }       // a connection that is closed refuses at once
    },
    close() {
      model.off("msg:custom", hear);
      model.off("comm_live_update", missing);
      shutDown?.disconnect?.(missing);
    },
  };
}

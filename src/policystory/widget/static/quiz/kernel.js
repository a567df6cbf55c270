/**
 * Sends messages to the kernel and takes its replies. The connection can fall silent, break, or
 * come back.
 */

import { PATIENCE, REST, addressed } from "./state.js";

/** @import { Model, State } from "./entries.js" */

/**
 * The event when no reply comes in time, for each type of message that expects one.
 * @type {Record<string, (message: any) => any>}
 */
const TIMEOUTS = {
  answer: ({ ticket }) => ({ type: "answerTimeout", ticket }),
  hello: () => ({ type: "stateTimeout" }),
  submit: ({ ticket }) => ({ type: "submitTimeout", ticket }),
  hint: ({ item, n }) => ({ type: "hintTimeout", item, n }),
  again: ({ ticket }) => ({ type: "nextAttemptTimeout", ticket }),
};

const REPLY_TYPES = ["state", "mark", "refused", "reading", "hint", "elsewhere"];

/**
 * @param {Model} model
 * @param {(event: any) => void} dispatch
 * @param {(wait: number, act: () => void) => void} later
 */
export function connection(model, dispatch, later) {
  const hear = (/** @type {any} */ message) => {
    if (REPLY_TYPES.includes(message?.type)) dispatch(message);
  };
  // The kernel was restarted or died, or, rarely, was found again: a greeting tells which, once the
  // page knows it too.
  const missing = () => later(REST, () => dispatch({ type: "open" }));
  const shutDown = model.widget_manager?.kernel?.disposed;
  model.on("msg:custom", hear);
  model.on("comm_live_update", missing);
  shutDown?.connect?.(missing);
  return {
    post(/** @type {State} */ state, /** @type {any} */ message) {
      try {
        model.send(addressed(state, message));
        const missed = TIMEOUTS[message.type]?.(message);
        if (missed) later(PATIENCE, () => dispatch(missed));
        // A connection that is closed refuses at once.
      } catch {
        later(0, () => dispatch({ type: "disconnected" }));
      }
    },
    close() {
      model.off("msg:custom", hear);
      model.off("comm_live_update", missing);
      shutDown?.disconnect?.(missing);
    },
  };
}

/** Names this browser tab, so that what it holds is never in its own way. Made anew when it loads. */
export const TAB = `tab-${Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) =>
  part.toString(36),
).join('')}`;

/** Names of the messages between Electron's main process and the preload. */
export const channels = {
  /** Preload to main: asks for a port to the backend; answered by `port` with the port itself. */
  connect: 'gouji:connect',
  port: 'gouji:port',
  lost: 'gouji:lost',
  menu: 'gouji:menu',
  /** Main to preload: a file to open. */
  openFile: 'gouji:open-file',
  pickFile: 'gouji:pick-file',
  pickDropped: 'gouji:pick-dropped',
  pickSave: 'gouji:pick-save',
  showInFolder: 'gouji:show-in-folder',
} as const;

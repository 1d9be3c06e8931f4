import { app, type Session, type WebContents } from 'electron';
import { origin } from './content.ts';

/** What the page may ask of the system: to put text on the clipboard, and nothing else. */
const permitted = new Set<string>(['clipboard-sanitized-write']);

/** Chromium's own switches that keep it off the network. Must be called before the app is ready. */
export function keepOffTheNetwork(): void {
  app.commandLine.appendSwitch('no-proxy-server');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Denies a session the network and every permission that the page does not need. */
export function lockSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocal(details.url) });
  });
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permitted.has(permission) && isOurs(contents.getURL()));
  });
  session.setPermissionCheckHandler((contents, permission) => {
    return permitted.has(permission) && contents !== null && isOurs(contents.getURL());
  });
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Denies a page to go or to open anything else; held for every page the app ever makes. */
export function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event, url) => {
    // Loading the page again is no way out of it.
    if (!isOurs(url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Whether a URL is a page of ours. */
export function isOurs(url: string): boolean {
  return url.startsWith(`${origin}/`);
}

function isLocal(url: string): boolean {
  if (isOurs(url) || url.startsWith('data:') || url.startsWith(`blob:${origin}/`)) return true;
  return !app.isPackaged && url.startsWith('devtools:');
}

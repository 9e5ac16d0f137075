import * as vscode from 'vscode';

/** Milliseconds without a sign of a run: nearly all are over by then, and a notice that flashes up disturbs. */
const delay = 700;

/** Runs, and after a while shows a notice with a button that cancels by aborting the controller. */
export async function withDelayedProgress<T>(
  title: string,
  controller: AbortController,
  work: () => Promise<T>,
): Promise<T> {
  const done = work();
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), delay);
  });
  try {
    if ((await Promise.race([done, slow])) !== 'slow') return await done;
  } finally {
    clearTimeout(timer);
  }
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, token) => {
    token.onCancellationRequested(() => controller.abort());
    return done;
  });
}

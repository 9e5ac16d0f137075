import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { InternalError } from '../errors.js';
import type { HttpTransport, TransportAnswer, TransportRequest } from '../modules/http/transport.js';
import type { BridgeAnswer, Control, WorkerMessage } from './protocol.js';

/** A transport that asks the parent thread and blocks this one until it has answered. */
export class BlockingTransport implements HttpTransport {
  readonly #port: MessagePort;
  readonly #control: Control;

  constructor(port: MessagePort, control: Control) {
    this.#port = port;
    this.#control = control;
  }

  exchange(request: TransportRequest): TransportAnswer {
    this.#port.postMessage({ kind: 'http', request } satisfies WorkerMessage);
    this.#control.waitForAnswer();
    // The parent posts nothing else while a request runs.
    const received = receiveMessageOnPort(this.#port) as { message: BridgeAnswer } | undefined;
    if (received === undefined) throw new InternalError('the thread that reaches the network gave no answer');
    if ('fault' in received.message) throw new InternalError(received.message.fault);
    return received.message.answer;
  }
}

import { Socket } from "node:net";
import { Client, type ClientConfig } from "pg";

/** A connection that can be broken from this side at any moment: one whose server hangs does not even end when it is told to. */
export class PatientClient extends Client {
  readonly #socket: Socket;

  constructor(config: ClientConfig) {
    const socket = new Socket();
    super({ ...config, stream: () => socket });
    this.#socket = socket;
  }

  drop(): void {
    this.#socket.destroy();
  }
}

/** The portal that is loaded. */
export interface TargetPortal {
  readonly origin: string;
  /** What the checks of stored things need; nothing where the portal runs elsewhere. */
  readonly database: PortalDatabase | undefined;
  /** What runs behind it, and how it is stopped and started; nothing where it runs elsewhere. */
  readonly controls: PortalControls | undefined;
  stop(): Promise<void>;
}

export interface PortalDatabase {
  readonly url: string;
  readonly dataKeys: string;
}

/** A portal of our own from behind: what faults do something to, and what is observed. */
export interface PortalControls {
  /** Its supervisor's folder (infra/dev/src/state-folder.ts). */
  readonly state: string;
  /** Everything that the supervisor runs now: gateways, and a process for each build of a module. */
  processes(): PortalProcess[];
  readonly postgresql: RestartableService;
  /** Nothing where this machine has no Redis: then the gateway caches by itself. */
  readonly redis: RestartableService | undefined;
  /** Where the admin API answers, and what opens it. */
  admin(): { readonly url: string; readonly token: string };
  /** Where the metrics of each gateway are. */
  gateways(): { readonly name: string; readonly address: string }[];
  /** File with the log of the gateways, a JSON document a line. */
  readonly gatewayLog: string;
}

export interface PortalProcess {
  readonly pid: number;
  /** `gateway`, or the module's id. */
  readonly service: string;
  /** Nothing for the gateway. */
  readonly build: string | undefined;
}

export interface RestartableService {
  /** Of its first process. */
  pid(): number;
  /** Without a warning. */
  kill(): Promise<void>;
  /** As an operator does. */
  stop(): Promise<void>;
  /** The same again, with the data that it had. */
  start(): Promise<void>;
}

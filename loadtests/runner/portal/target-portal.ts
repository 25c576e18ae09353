/** The portal that is loaded. */
export interface TargetPortal {
  readonly origin: string;
  /** What the checks of stored things need; nothing where the portal runs elsewhere. */
  readonly database: PortalDatabase | undefined;
  stop(): Promise<void>;
}

export interface PortalDatabase {
  readonly url: string;
  readonly dataKeys: string;
}

export interface MenuItem {
  readonly id: string
  readonly label: string
  /** As Electron writes it: "CmdOrCtrl+D". */
  readonly accelerator?: string | undefined
  /** Begins with a rule above it. */
  readonly isGroupStart?: boolean | undefined
  readonly isDisabled?: boolean | undefined
  readonly isChecked?: boolean | undefined
  readonly isDanger?: boolean | undefined
}

import { Failure } from '../failure'

/** A failure of the command line alone: its message is printed as it stands, since no interface translates it. */
export class CommandFailure extends Failure {}

import type { CheckOptions } from '../../../shared/figures/checks'
import type { ReportSubject } from '../../../shared/figures/report'
import type { Statement } from '../../../shared/figures/sameFigure'
import type {
  Change,
  ChangesQuestion,
  ClaimDetail,
  ClaimRow,
  ConflictRow,
  FigureDetail,
  FiguresOverview,
  FiguresTable,
  FindingsPage,
  FindingsQuery,
  GroupDetail,
  GroupKey,
  MapCountry,
  MapQuestion,
  Multiples,
  Page,
  PartsQuestion,
  RecordName,
  Series,
  SeriesQuestion,
  Span,
  SubjectChoice
} from './figuresTypes'

/**
 * Derived state of the figures, owned by a worker of its own: no view reads all figures. Questions wait until `load`
 * or `build` has read them, and until what was saved is taken up.
 */
export interface FiguresIndex {
  open(databaseName: string): Promise<void>
  /** Takes up what an earlier session kept, and what changed since; false where nothing is kept that can be used. */
  load(): Promise<boolean>
  /** Reads these records, and those that the figures among them name; to be called once, unless `load` was enough. */
  build(ids: readonly string[]): Promise<void>
  /** Takes up records as they are after a save; whether any of them matters to figures. */
  update(ids: readonly string[]): Promise<boolean>
  overview(options: CheckOptions): Promise<FiguresOverview>
  conflicts(query: Span & { readonly isSettled: boolean }): Promise<Page<ConflictRow>>
  group(key: GroupKey): Promise<GroupDetail | null>
  claims(query: Span & { readonly months: number }): Promise<Page<ClaimRow>>
  claim(key: GroupKey, months: number): Promise<ClaimDetail | null>
  changes(question: ChangesQuestion): Promise<readonly Change[]>
  findings(query: FindingsQuery): Promise<FindingsPage>
  /** Those that have figures, or whose sections have; bodies with most sections first. */
  subjects(text: string, limit: number): Promise<readonly RecordName[]>
  subject(id: string): Promise<SubjectChoice | null>
  series(question: SeriesQuestion): Promise<Series | null>
  multiples(question: PartsQuestion): Promise<Multiples>
  table(question: PartsQuestion): Promise<FiguresTable>
  map(question: MapQuestion): Promise<readonly MapCountry[]>
  /** Of whom a report tells: a body and its sections, or all that have figures where none is named. */
  reportSubjects(subject: string): Promise<readonly string[]>
  /** What the report says of some of them. */
  report(subjects: readonly string[]): Promise<readonly ReportSubject[]>
  /** The figure of a subject that states the same already, among those that have been read: entry never waits. */
  same(subject: string, statement: Statement): FigureDetail | null
}

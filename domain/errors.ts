/**
 * The catalogue of every coded error and refusal. `docs/errors.md` lists the same codes (drift-tested in both directions).
 *
 * `kind` decides how a code travels:
 * - `refusal`: an expected outcome of the procedure; a member of a GraphQL result union, HTTP 200, no event is left;
 * - `request`: the request itself is wrong (shape, size, identity, rate); a coded `GraphQLError` or page with `status`;
 * - `system`: ours; the text says what became of the user's input.
 * `message` says what is wrong, `remedy` what to do; both are plain Chinese for the person in front of the screen.
 */
export type ErrorKind = 'refusal' | 'request' | 'system';
export type ErrorEntry = { readonly kind: ErrorKind; readonly status: number; readonly message: string; readonly remedy: string };

export const ERRORS = {
  // ── procedure: expected refusals ──
  WRONG_PHASE: { kind: 'refusal', status: 200, message: '现在的阶段不能做这一步', remedy: '请按“下一步”提示的顺序办理' },
  GATE_OPEN: {
    kind: 'refusal',
    status: 200,
    message: '还有法定环节没有完成',
    remedy: '请先完成列出的环节，或者写明“不需要”的理由和认定人',
  },
  GATE_REASON_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '认定“不需要”必须写明理由和认定人',
    remedy: '请补写理由和认定人；只有空白不算理由',
  },
  REASON_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '没有写明理由或者依据',
    remedy: '请补写列出的内容；只有空白不算填写',
  },
  GATE_NOT_CONDITIONAL: {
    kind: 'refusal',
    status: 200,
    message: '这个环节任何决策都必须履行，不能认定为“不需要”',
    remedy: '请履行该环节后登记办理情况',
  },
  MATTER_WITHHELD: {
    kind: 'refusal',
    status: 200,
    message: '本事项依法不予公开，没有面向公众的步骤',
    remedy: '请继续办理其他环节；不予公开的理由不再存在的，终止本事项，列入目录后重新启动',
  },
  WITHHOLDING_INCOMPLETE: {
    kind: 'refusal',
    status: 200,
    message: '不予公开的依据和批准不完整',
    remedy: '请补齐列出的内容；没有具体依据和批准人的，应当公开',
  },
  GATE_HAS_OWN_STEP: { kind: 'refusal', status: 200, message: '这个环节由专门的步骤办理', remedy: '请在对应的步骤里登记' },
  GATE_ALREADY_SETTLED: {
    kind: 'refusal',
    status: 200,
    message: '这个环节已经登记过',
    remedy: '登记有误的，请由第二人作废原记录后重新登记',
  },
  GATE_FACT_INCOMPLETE: {
    kind: 'refusal',
    status: 200,
    message: '登记的事实不完整',
    remedy: '请补齐列出的内容；没有文号的，附上扫描件；只有空白不算填写',
  },
  GATE_DRAFT_UNCHANGED: {
    kind: 'refusal',
    status: 200,
    message: '上一次的结论不利，草案还没有调整，不能就同一草案重新登记',
    remedy: '请先调整草案并保存新的版本，再重新评估、审查，登记新的结论',
  },
  GATE_PARTICULARS_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '没有登记这个环节的要素',
    remedy: '请按这个环节的栏目登记办理情况；不需要办理的，写明理由和认定人',
  },
  GATE_PARTICULARS_INCOMPLETE: { kind: 'refusal', status: 200, message: '这个环节的要素不完整', remedy: '请补齐或者改正列出的内容' },
  GATE_RETURNED: {
    kind: 'refusal',
    status: 200,
    message: '报告被退回，这个环节没有完成',
    remedy: '请按退回的意见办理，重新报告后登记新的结果',
  },
  HEARING_NOTICE_LATE: {
    kind: 'refusal',
    status: 200,
    message: '听证会的公告或者时间确定得太晚',
    remedy: '听证的草案、时间、地点要在听证会之前公布；延期的，从公布新的时间重新计算，请核对日期或者重新组织听证',
  },
  HEARING_LIST_LATE: {
    kind: 'refusal',
    status: 200,
    message: '听证参加人名单没有在听证会之前公布',
    remedy: '请核对名单公布的日期；确实没有提前公布的，公布名单后重新组织听证',
  },
  HEARING_MATERIALS_LATE: {
    kind: 'refusal',
    status: 200,
    message: '听证会材料送达得太晚',
    remedy: '请核对送达日期；确实晚了的，按规定的日数提前送达后重新组织听证',
  },
  HEARING_PARTIES_TOO_FEW: {
    kind: 'refusal',
    status: 200,
    message: '听证参加人中利害关系人代表太少',
    remedy: '请核对人数；确实达不到比例的，写明理由',
  },
  HEARING_RECORD_UNSIGNED: {
    kind: 'refusal',
    status: 200,
    message: '听证记录没有经参加人确认签字',
    remedy: '请由听证参加人确认记录并签字后再登记',
  },
  EXPERTS_TOO_FEW: { kind: 'refusal', status: 200, message: '论证的专家人数不够', remedy: '请补充专家论证后再登记' },
  EXPERT_HAS_INTEREST: {
    kind: 'refusal',
    status: 200,
    message: '有专家与决策事项有直接利害关系，或者没有作出无利害关系的声明',
    remedy: '请由没有直接利害关系的专家论证后再登记',
  },
  EXECUTION_SUSPENDED: { kind: 'refusal', status: 200, message: '已经中止执行', remedy: '请先恢复执行，或者经集体讨论后终止执行' },
  EXECUTION_NOT_SUSPENDED: { kind: 'refusal', status: 200, message: '没有中止执行，不用恢复', remedy: '请核对决策现在的执行情况' },
  EXECUTION_STOPPED: { kind: 'refusal', status: 200, message: '已经终止执行', remedy: '需要重新决策的，作为重大调整重新履行程序' },
  EXECUTION_STOP_NOT_DELIBERATED: {
    kind: 'refusal',
    status: 200,
    message: '终止执行没有经过决策机关集体讨论',
    remedy: '请先提请决策机关集体讨论，再登记会议名称、日期和文号；情况紧急的，可以由行政首长先决定中止执行',
  },
  DECISION_ADJUSTED: { kind: 'refusal', status: 200, message: '本决策已被新的决策调整', remedy: '请在列出的新决策上办理' },
  ISSUED_TEXT_FIXED: {
    kind: 'refusal',
    status: 200,
    message: '已经出台的决策文本不能改动',
    remedy: '不属于重大调整的，登记调整的内容和理由；重大调整的，启动调整、重新履行程序',
  },
  EVALUATOR_NOT_INDEPENDENT: {
    kind: 'refusal',
    status: 200,
    message: '决策作出前承担主要论证评估工作的单位，不能承担决策后评估',
    remedy: '请另行确定没有参加过本决策论证、评估的单位',
  },
  EVALUATOR_DIFFERS: {
    kind: 'refusal',
    status: 200,
    message: '评估报告的作出单位不是确定的评估单位',
    remedy: '请核对作出单位；改由其他单位评估的，先由决策机关重新确定评估单位',
  },
  EVALUATION_CASE_UNFOUNDED: {
    kind: 'refusal',
    status: 200,
    message: '没有登记过对决策实施的意见，不能以意见较多为由组织评估',
    remedy: '请先登记收到的意见；决策机关认为有必要评估的，选这一种情形',
  },
  EVALUATION_NOT_ORDERED: {
    kind: 'refusal',
    status: 200,
    message: '没有正在进行的决策后评估',
    remedy: '请先由决策机关组织评估、确定评估单位',
  },
  EVALUATION_NOT_RECORDED: {
    kind: 'refusal',
    status: 200,
    message: '还没有登记决策后评估报告',
    remedy: '请先登记评估报告，再公布评估结果',
  },
  RISK_NOT_CONTROLLABLE: {
    kind: 'refusal',
    status: 200,
    message: '风险评估的结论是风险不可控',
    remedy: '请调整草案、使风险可控后再作决策；重新评估后登记新的结论',
  },
  FAIR_COMPETITION_NOT_PASSED: {
    kind: 'refusal',
    status: 200,
    message: '没有通过公平竞争审查，不得出台',
    remedy: '请修改草案，重新审查通过后再登记',
  },
  FAIR_COMPETITION_REVIEWER_WRONG: {
    kind: 'refusal',
    status: 200,
    message: '公平竞争审查的审查单位不对',
    remedy: '县级以上政府出台的政策措施，由市场监督管理部门会同起草单位审查',
  },
  CONGRESS_BODY_WRONG: {
    kind: 'refusal',
    status: 200,
    message: '人大的机构与决策机关不对应',
    remedy: '乡镇没有人大常委会，由乡镇人民代表大会讨论决定；没有同级人大的机关，认定这个环节不需要',
  },
  AMENDMENT_OUTSTANDING: {
    kind: 'refusal',
    status: 200,
    message: '党委或者人大要求修改，草案还没有修改',
    remedy: '请修改草案并重新送合法性审查后再出台',
  },
  DATE_IN_FUTURE: { kind: 'refusal', status: 200, message: '登记的日期还没有到', remedy: '请填写已经发生的日期' },
  DATE_BEFORE_PREDECESSOR: {
    kind: 'refusal',
    status: 200,
    message: '登记的日期早于前一步的日期',
    remedy: '请核对两步的日期，先后不能颠倒',
  },
  UNDERTAKER_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '没有明确承办单位',
    remedy: '请写明承办单位；两个以上单位承办的，写明牵头单位',
  },
  UNDERTAKER_REPEATED: {
    kind: 'refusal',
    status: 200,
    message: '承办单位重复',
    remedy: '牵头单位只写在牵头一栏，其他承办单位每个写一次',
  },
  PROPOSAL_INCOMPLETE: {
    kind: 'refusal',
    status: 200,
    message: '决策事项的建议或者申报不完整',
    remedy: '请补齐列出的内容；申报事项写明问题、理由和依据，所属部门和下一级政府的建议写明四项论证，或者附论证材料',
  },
  STUDY_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '没有登记对建议的研究论证，不能决定启动',
    remedy: '请先交有关单位研究论证，登记论证的单位、日期和结论后再决定启动',
  },
  MATTER_KIND_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '没有写明决策事项属于条例第三条的哪一类',
    remedy: '请写明五类中的一类；都不属于的，不是重大行政决策事项，请调整目录',
  },
  MATTER_EXCLUDED: {
    kind: 'refusal',
    status: 200,
    message: '这个事项不适用重大行政决策程序',
    remedy: '请改按列出的程序办理；列入了目录的，请调整目录、调出这一项',
  },
  ALTERNATIVES_INCOMPLETE: {
    kind: 'refusal',
    status: 200,
    message: '备选方案不完整',
    remedy: '请写明分歧，提出两个以上方案，每个写明名称、主要内容和优缺点；只有一个方案的，写入草案即可',
  },
  ALTERNATIVE_UNKNOWN: {
    kind: 'refusal',
    status: 200,
    message: '没有这个备选方案',
    remedy: '请核对方案的序号；草案改动过的，请重新提出备选方案',
  },
  ALTERNATIVE_NOT_CHOSEN: {
    kind: 'refusal',
    status: 200,
    message: '提出了备选方案，还没有选定',
    remedy: '请先由承办单位负责人选定其中一个并写明理由，再提交集体讨论',
  },
  MATERIALS_INCOMPLETE: {
    kind: 'refusal',
    status: 200,
    message: '公布材料不齐',
    remedy: '决策草案、草案说明、草案解读要同时公布，请补齐缺少的材料',
  },
  DISCLOSURE_REVIEW_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '没有经过公开前的保密审查',
    remedy: '请由起草人以外的人员完成保密审查后再公布',
  },
  SECOND_PERSON_REQUIRED: { kind: 'refusal', status: 200, message: '这一步要由第二个人办理', remedy: '请由起草、提交人以外的人员办理' },
  SHORTENING_REASON_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '征求意见期限少于规定日数，公告中没有说明理由',
    remedy: '请在公告中写明缩短期限的理由，或者把期限延长到规定日数',
  },
  PERIOD_INVALID: {
    kind: 'refusal',
    status: 200,
    message: '期限的起止日期不成立',
    remedy: '截止日期应当晚于开始的日期，并且不超过三年，请改正后再提交',
  },
  CONSULTATION_OPEN: { kind: 'refusal', status: 200, message: '征求意见还没有结束', remedy: '请等截止时间过后再办理' },
  CONSULTATION_CLOSED: {
    kind: 'refusal',
    status: 200,
    message: '征求意见已经结束',
    remedy: '线上不再收件；信函等线下意见请由承办单位按收到或邮戳日期登记',
  },
  REGISTER_CLOSED: { kind: 'refusal', status: 200, message: '意见登记册已经关闭', remedy: '请联系承办单位，迟到的意见单独登记、单独计数' },
  REGISTER_OPEN: { kind: 'refusal', status: 200, message: '意见登记册还没有关闭', remedy: '请先确认线下意见已全部登记，再关闭登记册' },
  OPINIONS_UNANSWERED: { kind: 'refusal', status: 200, message: '还有意见没有处理结论', remedy: '请逐条写明处理结论和理由' },
  COUNTS_DO_NOT_ADD_UP: {
    kind: 'refusal',
    status: 200,
    message: '收到的条数与各类处理结论之和不相等',
    remedy: '请核对处理结论，等式成立后才能公布',
  },
  DISPOSITION_REASON_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '处理结论没有写理由',
    remedy: '请写明理由；部分采纳的，采纳和不采纳的内容都要写',
  },
  REVIEW_TIME_TOO_SHORT: {
    kind: 'refusal',
    status: 200,
    message: '留给合法性审查的时间少于规定的工作日',
    remedy: '请推迟要求答复的日期，或者写明不能满足的理由',
  },
  REVIEW_PACKAGE_INCOMPLETE: {
    kind: 'refusal',
    status: 200,
    message: '送请合法性审查的材料不齐',
    remedy: '请补齐列出的材料后再送审；材料不齐的，审查部门会退回',
  },
  REVIEW_RETURNED: {
    kind: 'refusal',
    status: 200,
    message: '合法性审查已经退回补充材料，还没有补充',
    remedy: '请先由承办单位登记补充的材料，审查时间从补充的次日继续计算',
  },
  REVIEW_NOT_RETURNED: {
    kind: 'refusal',
    status: 200,
    message: '合法性审查没有退回补充，不用补充材料',
    remedy: '草案改动了的，请重新送审；要补材料的，请审查部门先退回补充',
  },
  SUPPLEMENT_ITEMS_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '没有逐项写明材料',
    remedy: '请至少写明一项，每项都要写明是什么材料；只有空白不算填写',
  },
  SUPPLEMENT_DRAFT_CHANGED: {
    kind: 'refusal',
    status: 200,
    message: '草案在送审以后改动过，补充时没有说明换了草案',
    remedy: '请写明一并提交改动后的草案，审查就以它为准；不换草案的，请恢复送审的那一版。实质性改动还要再次征求意见',
  },
  REVIEW_NOT_PASSED: { kind: 'refusal', status: 200, message: '没有通过合法性审查，不能提交集体讨论', remedy: '请修改草案后重新送审' },
  PACKAGE_INCOMPLETE: {
    kind: 'refusal',
    status: 200,
    message: '提交集体讨论的材料不齐',
    remedy: '请按列出的各项补齐后再提交；材料清单和现状可以随时查看',
  },
  COUNSEL_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '没有登记法律顾问、公职律师的意见',
    remedy: '合法性审查应当组织法律顾问、公职律师提出法律意见，请补上姓名和意见',
  },
  EXPLORATORY_RISK_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '探索性改革没有写明法律风险',
    remedy: '请逐项写明法律风险，一并提交讨论；只有空白不算填写。不属于探索性改革的，按通过、退回或者不通过登记',
  },
  REVIEW_AFTER_MEETING: {
    kind: 'refusal',
    status: 200,
    message: '合法性审查的完成日期晚于会议日期',
    remedy: '合法性审查应当在提交讨论前完成，请核对日期',
  },
  REVIEWER_IS_DRAFTER: {
    kind: 'refusal',
    status: 200,
    message: '起草人不能审查自己起草的草案',
    remedy: '请由合法性审查部门的其他人员办理',
  },
  DRAFT_CHANGED: {
    kind: 'refusal',
    status: 200,
    message: '草案在这一环节之后又改动过',
    remedy: '改动后的草案要重新送合法性审查；实质性改动还要再次征求意见',
  },
  DRAFT_CHANGE_UNJUDGED: {
    kind: 'refusal',
    status: 200,
    message: '征求意见以后草案又有改动，还没有认定是不是实质性修改',
    remedy: '请由承办单位负责人或者决策机关的会议秘书认定，写明理由和认定人；草案再改动的要重新认定',
  },
  DRAFT_CHANGE_JUDGED: {
    kind: 'refusal',
    status: 200,
    message: '这一版草案已经认定过',
    remedy: '请按已有的认定办理；认定为实质性修改的，再次征求意见',
  },
  DRAFT_UNCHANGED: {
    kind: 'refusal',
    status: 200,
    message: '草案没有改动，不用认定',
    remedy: '请直接办理下一步；要改草案的，先保存改动后的草案',
  },
  MATERIAL_CHANGE_NOT_CONSULTED: {
    kind: 'refusal',
    status: 200,
    message: '草案有实质性修改，还没有再次征求意见',
    remedy: '请公布改动后的草案、说明和解读，再次征求意见；期满以后再办理',
  },
  DRAFT_MISSING: { kind: 'refusal', status: 200, message: '没有可用的决策草案文本', remedy: '请先上传草案文本' },
  MINUTES_INCOMPLETE: {
    kind: 'refusal',
    status: 200,
    message: '集体讨论的记录不完整',
    remedy: '请如实补齐列出的内容；不同意见要载明，只供有权限的岗位查看，不对公众显示',
  },
  HEAD_NOT_LAST: {
    kind: 'refusal',
    status: 200,
    message: '行政首长没有最后发表意见',
    remedy: '行政首长应当最后发表意见，请核对会议记录；确实没有的，请重新讨论后登记',
  },
  HEAD_REASON_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '行政首长拟作出的决定与多数人的意见不一致，没有写明理由',
    remedy: '请写明行政首长在会上说明的理由',
  },
  MAJORITY_CONTRADICTED: {
    kind: 'refusal',
    status: 200,
    message: '登记的多数意见与各人的态度不符',
    remedy: '请核对会议记录，改正多数意见或者各人的态度',
  },
  QUORUM_MISSED: {
    kind: 'refusal',
    status: 200,
    message: '到会的会议组成人员没有达到规定的人数',
    remedy: '请核对组成人员总数和到会人员；确实不足的，达到人数后重新讨论',
  },
  REPRESENTATIVES_TOO_FEW: {
    kind: 'refusal',
    status: 200,
    message: '列席的公众代表少于规定的人数',
    remedy: '请核对登记的人员；确实少于规定的，写明原因',
  },
  REPRESENTATIVES_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '没有登记公众代表列席情况',
    remedy: '请登记列席的公众代表；没有邀请的写明原因',
  },
  PARTY_REPORT_MISSING: { kind: 'refusal', status: 200, message: '出台前没有向同级党委请示报告', remedy: '请登记请示报告的日期和文号' },
  ARCHIVE_INCOMPLETE: { kind: 'refusal', status: 200, message: '归档材料不齐', remedy: '请补齐清单中缺少的材料' },
  DUTY_OPEN: { kind: 'refusal', status: 200, message: '还有公开义务没有履行', remedy: '请先完成列出的公开义务' },
  ALREADY_PUBLISHED: {
    kind: 'refusal',
    status: 200,
    message: '已经公布过，公布时间不能更改',
    remedy: '需要更正的，请发布更正公告，原文保留',
  },
  PUBLICATION_IN_PROGRESS: { kind: 'refusal', status: 200, message: '正在公布，请稍候', remedy: '公布完成后页面会显示公布时间' },
  SUSPENDED: { kind: 'refusal', status: 200, message: '本事项已中止办理', remedy: '恢复办理后再继续' },
  CATALOG_NOT_PUBLISHED: { kind: 'refusal', status: 200, message: '目录还没有公布', remedy: '请先完成决定、党委同意和公布' },
  CATALOG_EMPTY: { kind: 'refusal', status: 200, message: '目录里没有事项', remedy: '请先录入事项；确实没有的，请办理零报告' },
  CATALOG_ROW_INVALID: { kind: 'refusal', status: 200, message: '目录中有填写不正确的行', remedy: '请按列出的行号和栏目修改' },
  ADJUSTMENT_REASON_MISSING: { kind: 'refusal', status: 200, message: '调整目录必须逐项写明理由', remedy: '请为新增、调出的事项补写理由' },
  PROPOSAL_KNOWN: {
    kind: 'refusal',
    status: 200,
    message: '同名的事项已经申报过',
    remedy: '请核对列出的申报；确实是另一事项的，换一个名称',
  },
  PROPOSAL_NOT_RETURNED: {
    kind: 'refusal',
    status: 200,
    message: '这件申报没有退回本单位补充，不能重新提交',
    remedy: '请核对申报的编号；要申报别的事项，不填编号',
  },
  PROPOSAL_NOT_OPEN: { kind: 'refusal', status: 200, message: '这件申报已经有审核结果，或者不存在', remedy: '请核对申报的编号' },
  PROPOSALS_UNSCREENED: {
    kind: 'refusal',
    status: 200,
    message: '还有申报的事项没有审核',
    remedy: '请目录管理员先逐件审核：纳入、不纳入（写明理由）或者退回补充',
  },
  NIL_RETURN_CONTRADICTED: {
    kind: 'refusal',
    status: 200,
    message: '本单位申报了事项，不能作零申报',
    remedy: '请核对列出的申报；目录管理员决定不纳入以后可以作零申报',
  },
  NIL_RETURN_KNOWN: {
    kind: 'refusal',
    status: 200,
    message: '本单位已经作了零申报',
    remedy: '不用再填；又有事项的，直接申报，零申报随之失效',
  },
  NIL_RETURN_MISSING: { kind: 'refusal', status: 200, message: '本单位还没有填报零申报', remedy: '请先填报零申报，再由单位负责人批准' },
  RETURNS_OUTSTANDING: {
    kind: 'refusal',
    status: 200,
    message: '还有部门既没有申报事项，也没有作零申报',
    remedy: '请催办列出的部门；确实要先公布的，写明理由',
  },
  ENTRY_FINISHED: { kind: 'refusal', status: 200, message: '这个事项已经有了结果，不用说明没有完成的原因', remedy: '请核对事项' },
  COMPLETION_REASON_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '还有没有完成的事项没有写明原因',
    remedy: '请承办单位逐项写明原因，或者先把事项结转以后年度再写明',
  },
  CARRY_OVER_NOTHING: {
    kind: 'refusal',
    status: 200,
    message: '没有可以结转的事项，或者所选的事项不能结转',
    remedy: '只能结转以前最近一个公布了目录的年度中尚未完成、也没有结转过的事项',
  },
  ENTRY_NOT_PUBLIC: { kind: 'refusal', status: 200, message: '目录中没有公布这个事项', remedy: '请先把事项列入目录并公布' },
  DECISION_ALREADY_STARTED: { kind: 'refusal', status: 200, message: '这个事项已经启动办理', remedy: '请打开已有的决策继续办理' },
  CALENDAR_NOTICE_KNOWN: {
    kind: 'refusal',
    status: 200,
    message: '这份放假安排已经在用',
    remedy: '不用再录入；各年的安排可以在日历版本里查看',
  },
  CALENDAR_NOTICE_PENDING: {
    kind: 'refusal',
    status: 200,
    message: '同一年已有一份等待批准的放假安排',
    remedy: '请先批准或者撤回那一份，再录入这一份',
  },
  CALENDAR_DOUBTS_OPEN: {
    kind: 'refusal',
    status: 200,
    message: '通知里还有没有核对的存疑处',
    remedy: '请对照通知原件逐条核对，批准时写明核对过的序号',
  },
  CALENDAR_VERSION_SETTLED: {
    kind: 'refusal',
    status: 200,
    message: '这份放假安排已经批准或者已经撤回',
    remedy: '请刷新后查看；需要改变的，录入新的通知',
  },
  CALENDAR_VERSION_STALE: {
    kind: 'refusal',
    status: 200,
    message: '录入之后，同一年又有别的放假安排生效',
    remedy: '请撤回这一份，重新录入通知后再批准',
  },
  CALENDAR_REVISION_RUNNING: {
    kind: 'refusal',
    status: 200,
    message: '上一份放假安排的重算还没有完成',
    remedy: '请等进度走完，再批准这一份',
  },
  DEPUTY_PERIOD_INVALID: {
    kind: 'refusal',
    status: 200,
    message: '代理的起止日期不正确',
    remedy: '请从今天或者以后的日期起填写，截止日期不早于起始日期',
  },
  DEPUTY_OF_DEPUTY: {
    kind: 'refusal',
    status: 200,
    message: '代理来的岗位不能再交给别人代理',
    remedy: '请由岗位本人、本单位负责人或者系统管理员另行指定代理人',
  },
  DEPUTY_OUTSIDE_ORGAN: {
    kind: 'refusal',
    status: 200,
    message: '代理人不在这个岗位的机关或者它的下属单位',
    remedy: '请指定本机关、本单位或者下属单位的人员',
  },
  UNDERTAKER_WITHOUT_OFFICE: {
    kind: 'refusal',
    status: 200,
    message: '这个承办单位没有办理人员，也没有代为办理的责任科室',
    remedy: '请系统管理员给它的人员授权，或者指定代为办理的责任科室',
  },
  SERVING_OFFICE_INVALID: {
    kind: 'refusal',
    status: 200,
    message: '不能这样指定代为办理的单位',
    remedy: '请指定同一机关内、自己有人员的责任科室或者部门',
  },
  ORGAN_CHANGE_INVALID: { kind: 'refusal', status: 200, message: '机构变动的内容有误', remedy: '请按列出的情况核对名称、单位和依据' },
  ORGAN_CHANGE_NOT_YET: {
    kind: 'refusal',
    status: 200,
    message: '机构变动的日期还没有到',
    remedy: '请在生效日当天或者以后批准',
  },
  ORGAN_CHANGE_SETTLED: {
    kind: 'refusal',
    status: 200,
    message: '这次机构变动已经有了结果',
    remedy: '批准后的变动不能撤回，撤回后的变动不能批准；需要时请另行提出机构变动',
  },
  ORGAN_MERGED: { kind: 'refusal', status: 200, message: '这个机关已经并入其他机关', remedy: '请由接续的机关办理' },
  GRANT_MUST_END: {
    kind: 'refusal',
    status: 200,
    message: '这个岗位的授权必须有截止日期',
    remedy: '请填写最后一天；检查结束后自动失效',
  },
  GRANT_PERIOD_INVALID: {
    kind: 'refusal',
    status: 200,
    message: '授权的起止日期不正确',
    remedy: '请从今天或者以后的日期起填写，截止日期不早于起始日期',
  },
  ROLE_HELD_ALREADY: {
    kind: 'refusal',
    status: 200,
    message: '这个人在这段时间已经有这个岗位',
    remedy: '要改变期限的，请先终止原来的授权，再重新授权',
  },
  HANDOVER_DAY_PAST: { kind: 'refusal', status: 200, message: '交接日已经过去', remedy: '请填写今天或者以后的日期' },
  HANDOVER_EMPTY: {
    kind: 'refusal',
    status: 200,
    message: '这个人没有可以交接的岗位',
    remedy: '请核对账号；岗位已经终止的，请直接给接手人授权',
  },
  HANDOVER_SETTLED: {
    kind: 'refusal',
    status: 200,
    message: '这次交接不能再撤销',
    remedy: '撤销只限办理的当天、岗位还没有另行变动时；请重新办理交接或者授权',
  },
  ROLE_NOT_HELD: { kind: 'refusal', status: 200, message: '本人此刻没有这个岗位', remedy: '请核对人员和岗位；需要授权的联系系统管理员' },
  IDEMPOTENCY_KEY_REUSED: { kind: 'refusal', status: 200, message: '同一个提交编号用在了不同的内容上', remedy: '请刷新页面后重新提交' },
  COMMAND_FAILED: {
    kind: 'refusal',
    status: 200,
    message: '这一步没有办成，系统已记录并通知管理员',
    remedy: '内容已保留，请稍后重试；仍不行请联系管理员',
  },

  // ── adoption: what an organ brings in when it begins to use the system ──
  ADOPTION_WINDOW_CLOSED: {
    kind: 'refusal',
    status: 200,
    message: '这个机关现在没有开放的上线补录期',
    remedy: '请监督机构先开放补录期，写明起止日期和理由',
  },
  ADOPTION_WINDOW_ALREADY_OPEN: {
    kind: 'refusal',
    status: 200,
    message: '这个机关已经有开放的上线补录期',
    remedy: '请在现有的补录期内办理；要改起止的，先关闭它再开放新的',
  },
  ADOPTION_WINDOW_INVALID: {
    kind: 'refusal',
    status: 200,
    message: '上线补录期的起止日期不对',
    remedy: '止日不早于起日和今天，总长不超过上限',
  },
  ADOPTION_ERRORS: {
    kind: 'refusal',
    status: 200,
    message: '表里还有错误，一行也没有写入',
    remedy: '请按列出的工作表、行和栏目改好，再预览、导入',
  },
  ADOPTION_TOUCHED: {
    kind: 'refusal',
    status: 200,
    message: '导入以后已经有人在上面办理，不能撤销',
    remedy: '请在系统里更正列出的内容；要整份撤销的，请联系监督机构',
  },
  ADOPTION_UNDONE: {
    kind: 'refusal',
    status: 200,
    message: '这一项的补录已经撤销',
    remedy: '请改好表格重新补录，或者在系统里启动',
  },
  ADOPTION_SHEET_MISSING: { kind: 'refusal', status: 200, message: '没有可以导入的内容', remedy: '请用模板的工作表名称和栏目填写' },
  ADOPTION_SHEET_UNKNOWN: {
    kind: 'refusal',
    status: 200,
    message: '不认识这张工作表，不导入',
    remedy: '要导入的，请改成模板里的工作表名称',
  },
  ADOPTION_COLUMN_MISSING: { kind: 'refusal', status: 200, message: '缺少必须有的一栏', remedy: '请照模板补上这一栏，栏目名称写在第一行' },
  ADOPTION_COLUMN_UNKNOWN: { kind: 'refusal', status: 200, message: '不认识这一栏，不导入', remedy: '要导入的，请改成模板里的栏目名称' },
  ADOPTION_CELL_MISSING: { kind: 'refusal', status: 200, message: '必须填的一格没有填', remedy: '请补上' },
  ADOPTION_CELL_FORMULA: { kind: 'refusal', status: 200, message: '格里是公式', remedy: '请复制后选择“粘贴为数值”，再导入' },
  ADOPTION_CELL_MERGED: { kind: 'refusal', status: 200, message: '有合并的单元格', remedy: '请取消合并，逐格填写' },
  ADOPTION_CELL_HIDDEN: { kind: 'refusal', status: 200, message: '表里有隐藏的行或者列', remedy: '请取消隐藏；不导入的请删去' },
  ADOPTION_CELL_INVALID: { kind: 'refusal', status: 200, message: '这一格的内容不合要求', remedy: '请按说明改正' },
  ADOPTION_CHOICE_UNKNOWN: { kind: 'refusal', status: 200, message: '不是可以填的几个词之一', remedy: '请照列出的词填写' },
  ADOPTION_DATE_UNREADABLE: {
    kind: 'refusal',
    status: 200,
    message: '读不出日期',
    remedy: '请写真实存在的年月日，如 2024-03-05 或者 2024年3月5日',
  },
  ADOPTION_REPEATED: { kind: 'refusal', status: 200, message: '重复了', remedy: '请删去重复的，或者改正' },
  ADOPTION_PERSON_TWICE: {
    kind: 'refusal',
    status: 200,
    message: '同一单位有两个同名的人',
    remedy: '请核对是不是一个人写了两行；确是两人的不用处理',
  },
  ADOPTION_ORGAN_UNKNOWN: {
    kind: 'refusal',
    status: 200,
    message: '找不到这个机关或者单位',
    remedy: '请核对代码或者名称，或者在“机关”表里补上',
  },
  ADOPTION_ORGAN_OUTSIDE: {
    kind: 'refusal',
    status: 200,
    message: '不属于开始使用系统的机关',
    remedy: '请核对上级代码；别的机关要另开补录期，另外导入',
  },
  ADOPTION_ORGAN_WITHOUT_RULES: {
    kind: 'refusal',
    status: 200,
    message: '作决策的机关没有规则包',
    remedy: '请在“机关”表的“规则包”一栏填写；机关已经在系统里的，请管理员先设定',
  },
  ADOPTION_LEAD_NOT_OWN: {
    kind: 'refusal',
    status: 200,
    message: '承办单位不是决策机关的下属单位',
    remedy: '请核对承办单位，或者在“机关”表里把它挂在决策机关下面',
  },
  ADOPTION_PERSON_UNKNOWN: { kind: 'refusal', status: 200, message: '找不到这个人', remedy: '请写账号，或者在“人员”表里补上' },
  ADOPTION_YEAR_OUTSIDE: { kind: 'refusal', status: 200, message: '这个年度不能补录', remedy: '请核对年份；以后年度的目录请用目录导入' },
  ADOPTION_STAGE_CONFLICT: { kind: 'refusal', status: 200, message: '阶段与填写的日期对不上', remedy: '请核对现处阶段和各个日期' },
  ADOPTION_CATALOG_EXISTS: {
    kind: 'refusal',
    status: 200,
    message: '这一年的目录已经在系统里',
    remedy: '请在系统里调整目录、启动事项；是上次补录的，可以先撤销再整份导入',
  },
  ADOPTION_YEAR_BEGUN: {
    kind: 'refusal',
    status: 200,
    message: '这一年已经有部门在系统里申报或者零申报，还没有编成目录',
    remedy: '请从表里删去这一年，在系统里编制目录；已经在别处公布的，用目录导入（importCatalog）填写原来公布的日期和地址补录',
  },
  ADOPTION_CATALOG_EMPTY: { kind: 'refusal', status: 200, message: '目录里没有事项', remedy: '请在“事项”表里补上，或者删去这一行' },
  ADOPTION_KNOWN_DIFFERS: {
    kind: 'refusal',
    status: 200,
    message: '系统里已经有，与表里写的不同，按系统里的保留',
    remedy: '请核对；要改的请由管理员在系统里改',
  },

  // ── import of a catalog: what stands in the way, cell by cell ──
  IMPORT_OPEN: {
    kind: 'refusal',
    status: 200,
    message: '导入的目录还有没有解决的问题，一行也没有写入',
    remedy: '请按列出的行和栏目修改原表，或者回答列出的问题，再预览、导入',
  },
  IMPORT_SHEET_UNCLEAR: { kind: 'refusal', status: 200, message: '文件里有几张工作表，不知道导入哪一张', remedy: '请写明工作表的名称' },
  IMPORT_HEADER_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '没有找到表头',
    remedy: '请在表的第一行写上各栏名称，至少要有事项名称和承办单位两栏',
  },
  IMPORT_COLUMN_UNKNOWN: { kind: 'refusal', status: 200, message: '不认识这一栏', remedy: '请指定这一栏是什么，或者指定只照印、不解读' },
  IMPORT_COLUMN_REPEATED: { kind: 'refusal', status: 200, message: '两栏说的是同一项内容', remedy: '请指定其中一栏，另一栏只照印' },
  IMPORT_COLUMN_MISSING: { kind: 'refusal', status: 200, message: '缺少必须有的一栏', remedy: '请补上这一栏，或者指定哪一栏是' },
  IMPORT_COLUMN_READ_AS: { kind: 'refusal', status: 200, message: '这一栏是按意思读的', remedy: '请核对读法，不对的请另行指定这一栏' },
  IMPORT_CELL_MERGED: {
    kind: 'refusal',
    status: 200,
    message: '有合并的单元格',
    remedy: '请取消合并、逐格填写，或者确认按列出的读法导入',
  },
  IMPORT_CELL_FORMULA: {
    kind: 'refusal',
    status: 200,
    message: '单元格里是公式，不是文字',
    remedy: '请改成文字，或者确认使用表格软件算出的值',
  },
  IMPORT_CELL_FAULTY: { kind: 'refusal', status: 200, message: '单元格的内容读不出来', remedy: '请在原表中改成文字后再导入' },
  IMPORT_CELL_OUTSIDE: {
    kind: 'refusal',
    status: 200,
    message: '表头以外的格里有内容',
    remedy: '请给这一栏写上名称，或者把内容移到应在的栏',
  },
  IMPORT_HIDDEN: { kind: 'refusal', status: 200, message: '表里有隐藏的行或者列', remedy: '请取消隐藏，或者写明隐藏的部分要不要导入' },
  IMPORT_TEXT_OUTSIDE: {
    kind: 'refusal',
    status: 200,
    message: '表外的文字不导入目录',
    remedy: '标题、标准、依据请在导入时填写，其余请核对后舍去',
  },
  IMPORT_TEXT_INVALID: { kind: 'refusal', status: 200, message: '文字不符合要求', remedy: '请按说明修改这一格' },
  IMPORT_ROW_NOT_A_MATTER: {
    kind: 'refusal',
    status: 200,
    message: '这一行只有一格有内容，不是事项',
    remedy: '分组的标题请改填到“决策类别”一栏，其他说明请移到表外',
  },
  IMPORT_ROW_HEADER_AGAIN: { kind: 'refusal', status: 200, message: '这一行重复了表头，已经略过', remedy: '请核对，无误的不用处理' },
  IMPORT_ROW_REPEATED: { kind: 'refusal', status: 200, message: '两行是同一个事项', remedy: '请删去重复的一行，或者改正事项名称' },
  IMPORT_ROW_BUNDLES: {
    kind: 'refusal',
    status: 200,
    message: '一行里可能有几个草案',
    remedy: '请核对；确认分开办理的，导入时选择拆分，每个草案各自征求意见',
  },
  IMPORT_ROWS_TOO_MANY: { kind: 'refusal', status: 200, message: '目录的行数超过上限', remedy: '请核对是否选错了文件或者工作表' },
  IMPORT_NAME_MISSING: { kind: 'refusal', status: 200, message: '没有事项名称', remedy: '请补写事项名称，或者删去这一行' },
  IMPORT_UNIT_MISSING: { kind: 'refusal', status: 200, message: '没有承办单位', remedy: '请写明一个具体的承办单位' },
  IMPORT_UNIT_NOT_SINGLE: {
    kind: 'refusal',
    status: 200,
    message: '写的不是一个单位',
    remedy: '请写明具体单位的名称；不能写“相关部门”“各镇街”',
  },
  IMPORT_UNITS_UNMARKED: {
    kind: 'refusal',
    status: 200,
    message: '有几个单位，没有写明哪个牵头',
    remedy: '请在原表写明（如“甲局（牵头）、乙局”），或者确认以写在最前的为牵头单位',
  },
  IMPORT_PLAN_UNREADABLE: {
    kind: 'refusal',
    status: 200,
    message: '计划时间读不出起止日期',
    remedy: '原文照印；需要提醒期限的，请写明年月',
  },
  IMPORT_PLAN_UNCLEAR: {
    kind: 'refusal',
    status: 200,
    message: '计划时间有不止一种读法',
    remedy: '请核对读出的起止日期，不对的请在原表写明',
  },
  IMPORT_PLAN_OUTSIDE_YEAR: { kind: 'refusal', status: 200, message: '计划时间不在目录年度内', remedy: '请核对年份' },
  IMPORT_PLAN_PAST: { kind: 'refusal', status: 200, message: '计划时间已经过去', remedy: '请核对；确实保留的，原计划照印' },
  IMPORT_HEARD_UNCLEAR: { kind: 'refusal', status: 200, message: '是否听证没有写清楚', remedy: '请写“是”或者“否”；不写的按没有写明处理' },
  IMPORT_HEARING_UNKNOWN: { kind: 'refusal', status: 200, message: '听证目录里的事项不在决策目录里', remedy: '请核对事项名称，两处要一致' },
  IMPORT_ADJUSTMENT_UNCLEAR: { kind: 'refusal', status: 200, message: '调整情况不是保留、新增或者调出', remedy: '原文照印；请核对' },
  IMPORT_ADJUSTMENT_UNREASONED: {
    kind: 'refusal',
    status: 200,
    message: '新增或者调出没有写理由',
    remedy: '原表没有的不补造；今后调整要写明理由',
  },

  // ── requests ──
  UNAUTHENTICATED: { kind: 'request', status: 401, message: '没有登录，或者登录已过期', remedy: '请重新登录' },
  FORBIDDEN: { kind: 'request', status: 403, message: '您的岗位没有这项权限', remedy: '请由有权限的岗位办理，或者联系管理员授权' },
  NOT_FOUND: { kind: 'request', status: 404, message: '没有找到', remedy: '请核对编号或地址' },
  BAD_USER_INPUT: { kind: 'request', status: 400, message: '填写的内容不符合要求', remedy: '请按提示修改后再提交' },
  COMMAND_UNKNOWN: { kind: 'request', status: 400, message: '没有这个命令或者选项', remedy: '请用 --help 查看可用的命令和选项' },
  TEXT_TOO_LONG: { kind: 'request', status: 400, message: '文字太长', remedy: '请删减到限定字数以内' },
  TEXT_HAS_CONTROL_CHARACTERS: {
    kind: 'request',
    status: 400,
    message: '文字里有不能显示的控制字符',
    remedy: '请删去控制字符，或者从记事本重新粘贴',
  },
  CLASSIFIED_CONTENT: {
    kind: 'request',
    status: 400,
    message: '本系统不处理国家秘密，涉密的名称、文字和文件不能录入',
    remedy: '请删去涉密内容，按保密规定在涉密信息系统中办理；本系统只登记编号、依据和批准人',
  },
  TEXT_HAS_MARKUP: { kind: 'request', status: 400, message: '文字里有网页代码', remedy: '请改成普通文字' },
  FILE_TOO_LARGE: { kind: 'request', status: 413, message: '文件太大', remedy: '请压缩或者拆分后再上传' },
  FILE_TYPE_NOT_ALLOWED: {
    kind: 'request',
    status: 400,
    message: '文件的内容与允许的格式不符',
    remedy: '请换成 pdf、ofd、docx、xlsx、csv、jpg 或 png 文件',
  },
  IMPORT_FILE_UNREADABLE: {
    kind: 'request',
    status: 400,
    message: '这个文件打不开',
    remedy: '请在表格软件里另存为 xlsx 或者 csv，再导入',
  },
  IMPORT_FILE_LOCKED_OR_OLD: {
    kind: 'request',
    status: 400,
    message: '文件加了密码，或者是旧版 xls',
    remedy: '请取消密码，另存为 xlsx 后再导入',
  },
  IMPORT_FILE_HAS_MACROS: { kind: 'request', status: 400, message: '文件里有宏', remedy: '请另存为不含宏的 xlsx 后再导入' },
  IMPORT_FILE_TOO_BIG: {
    kind: 'request',
    status: 413,
    message: '文件解开以后太大，不是一份目录',
    remedy: '请只留目录这一张表，另存后再导入',
  },
  DATE_INVALID: { kind: 'request', status: 400, message: '日期不正确', remedy: '请按“年-月-日”填写真实存在的日期，例如 2024-09-13' },
  DATE_OUTSIDE_COVERAGE: {
    kind: 'refusal',
    status: 200,
    message: '这个日期超出已录入的放假安排',
    remedy: '请在国务院办公厅公布当年放假安排后由管理员录入，或者核对年份',
  },
  COUNT_INVALID: { kind: 'request', status: 400, message: '日数不正确', remedy: '请填写允许范围内的整数' },
  EXTENSION_NOT_ALLOWED: {
    kind: 'refusal',
    status: 200,
    message: '这个期限不能这样延长',
    remedy: '请按规定允许的次数和长度延长；规定没有写明可以延长的，请按原期限办理',
  },
  TOLLING_INVALID: {
    kind: 'refusal',
    status: 200,
    message: '停止计算的起止日期不成立',
    remedy: '请填写期限之内、起不晚于止的日期；固定日期和次数不能停止计算',
  },
  PERIOD_REASON_MISSING: {
    kind: 'refusal',
    status: 200,
    message: '改变期限必须写明理由',
    remedy: '请补写延长、缩短或者停止计算的理由；只有空白不算理由',
  },
  RULE_UNKNOWN: { kind: 'request', status: 404, message: '没有这条规则', remedy: '请用 rules show 查看可用的规则编号' },
  RULE_PACK_UNKNOWN: { kind: 'request', status: 404, message: '没有这个规则包', remedy: '请核对规则包编号' },
  RULE_PACK_INVALID: { kind: 'refusal', status: 200, message: '规则包内容有误', remedy: '请按列出的位置修改规则包文件' },
  RULE_NOT_IN_FORCE: { kind: 'request', status: 400, message: '这条规则在该日期没有生效', remedy: '请核对日期和规则的施行期间' },
  CALENDAR_NOTICE_INVALID: {
    kind: 'request',
    status: 400,
    message: '放假安排通知有误',
    remedy: '请对照原件改正列出的行，或者核对是不是贴错了文件',
  },
  CALENDAR_NOTICE_CONFLICT: {
    kind: 'request',
    status: 409,
    message: '与已经录入的放假安排矛盾',
    remedy: '请核对年份和文号；修改安排的通知要在它修改的那一份之后录入',
  },
  CALENDAR_REGION_UNKNOWN: {
    kind: 'request',
    status: 404,
    message: '没有这个地区的放假安排',
    remedy: '请用 CN（全国）或者已有的地区编号；其他地区由开发者登记后再用',
  },
  RECEIPT_CODE_INVALID: { kind: 'request', status: 400, message: '这9位数字对不上', remedy: '请核对相邻两位和1、7' },
  QUERY_TOO_EXPENSIVE: { kind: 'request', status: 400, message: '查询太大', remedy: '请减少字段、层数或每页条数' },
  TOO_MANY_REQUESTS: { kind: 'request', status: 429, message: '提交或查询太频繁', remedy: '请1分钟后再试' },
  REHEARSAL_ONLY: { kind: 'request', status: 403, message: '只有演练环境可以这样做', remedy: '正式环境的时间不能调整' },
  CONFLICT: { kind: 'request', status: 409, message: '别人刚刚改过这项内容', remedy: '请刷新后对照修改' },

  // ── ours ──
  COMMAND_UNCONFIRMED: {
    kind: 'system',
    status: 503,
    message: '已收到，正在办理，暂时没有结果',
    remedy: '请稍后查看办理结果；用同一个提交编号重复提交不会重复办理',
  },
  SERVICE_UNAVAILABLE: { kind: 'system', status: 503, message: '系统暂时不能处理', remedy: '您的内容还没有提交，请稍后再试' },
  INTERNAL: { kind: 'system', status: 500, message: '系统出了问题，已记录', remedy: '内容没有提交，请稍后再试；仍不行请联系管理员' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** A refusal of the procedure: which rule, which article, what is missing. Never leaves an event. */
export type Refusal = {
  readonly code: ErrorCode;
  /** The legal ground, e.g. 重大行政决策程序暂行条例第二十五条; absent when the ground is not a rule of law. */
  readonly article?: string;
  /** What exactly is missing or wrong, in the user's words, one item per line. */
  readonly missing: readonly string[];
};

/** Thrown at the edges (parsing, identity, limits); never inside `decide`, which returns refusals. */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  constructor(code: ErrorCode, detail?: string, fields: readonly { readonly path: string; readonly message: string }[] = []) {
    super(detail ? `${ERRORS[code].message}：${detail}` : ERRORS[code].message);
    this.name = 'CodedError';
    this.code = code;
    this.fields = fields;
  }
}

/** Builds a refusal; `missing` items are shown to the user as written. */
export function refuse(code: ErrorCode, article?: string, ...missing: string[]): Refusal {
  return article === undefined ? { code, missing } : { code, article, missing };
}

/** The same as a refusal: what cannot be counted or does not exist is an answer to a step, not a fault of ours. */
export function refusalOf(error: CodedError): Refusal {
  const detail = error.message.slice(ERRORS[error.code].message.length + 1);
  return detail === '' ? refuse(error.code) : refuse(error.code, undefined, detail);
}

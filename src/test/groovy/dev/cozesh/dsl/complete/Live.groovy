package dev.cozesh.dsl.complete

/** Live names that are there at once; counts how often it was asked. */
class Live implements LiveNames {
  final Map<NameKind, List<LiveName>> all = [:]
  boolean loading
  String failure = ''
  int asked

  static Live demonstration() {
    def live = new Live()
    live.all[NameKind.BOT] = [
      new LiveName('7389000000000000001', '客服助手', 'published'),
      new LiveName('7389000000000000002', 'WeHan 求职助手', 'draft'),
      new LiveName('7389000000000000003', '银行行长', 'draft'),
      new LiveName('7389000000000000004', '双胞胎', 'draft'),
      new LiveName('7389000000000000005', '双胞胎', 'draft'),
      new LiveName('7389000000000000006', 'a "b" $c', 'draft')
    ]
    live.all[NameKind.KNOWLEDGE] = [
      new LiveName('7390000000000000001', '就业政策', '')
    ]
    live.all[NameKind.WORKFLOW] = [
      new LiveName('7391000000000000001', '面试模拟', '')
    ]
    live.all[NameKind.WORKSPACE] = [
      new LiveName('7392000000000000001', 'WeHan', 'team')
    ]
    live
  }

  @Override
  Known names(NameKind kind) {
    asked++
    new Known(NameList.of(all[kind] ?: []), loading, failure)
  }
}

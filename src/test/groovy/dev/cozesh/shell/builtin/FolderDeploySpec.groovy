package dev.cozesh.shell.builtin

import java.nio.file.Files

class FolderDeploySpec extends VerbSpecification {
  def setup() {
    script('{"name": "WeHan", "instructions": "You help.", "version": "5.0"}', 'team/bot.json')
    script('# Rules', 'team/docs/rules.md')
    script('title,salaryMin\n前端,9000\n', 'team/jobs.csv')
  }

  def "the folder's script is written and planned; applied, it is the folder, and planned again there is nothing to do"() {
    when:
    def exit = run('deploy', '--from', 'team')

    then:
    exit == 0
    writes() == 0
    printed().startsWith('file           becomes\n')
    printed().contains('columns of jobs:\n    title String, salaryMin → salary_min Integer\n')
    printed().contains('+ knowledge docs\n')
    printed().contains('3 to create')
    remarks() == 'wrote deploy.groovy: what team holds\nnext: `cozesh deploy.groovy` asks, and does it\n'
    Files.readString(dir.resolve('deploy.groovy')) == '''\
// Made of a folder by `cozesh deploy --from`; from here on it is yours to change.

def docs = knowledge("docs") {
    document file("team/docs/rules.md") // rules.md is sent as txt: Coze takes no Markdown
}

database("jobs") {
    rows file("team/jobs.csv")
}

bot("WeHan", from: json(file("team/bot.json")),
        ignore: ["version"]) {
    // version: Coze counts versions itself, one for each publish
    knows docs
    // publish to: ["api"]   // once it may be used
}
'''

    when: 'without a folder it is what the script alone is'
    def applied = run('deploy', dir.resolve('deploy.groovy').toString(), '--yes')

    then:
    applied == 0
    bots()*.name()*.get() == ['WeHan']
    datasets()*.name()*.get() == ['docs']

    when: 'the same folder again'
    def again = run('deploy', '--from', 'team')

    then:
    again == 0
    printed().contains('no changes')
    remarks().startsWith('deploy.groovy holds what team holds already')
  }

  def "a script that is there and says something else is never lost, on a terminal neither"() {
    given:
    script('mine')

    expect:
    run('deploy', '--from', 'team') == 10
    said(['y'], 'deploy', '--from', 'team') == 10
    run('deploy', '--from', 'team', '--yes') == 10
    remarks().contains('`--out FILE` writes another one')
    Files.readString(dir.resolve('deploy.groovy')) == 'mine'
    run('deploy', '--from', 'team', '--out', 'scripts/team.groovy') == 2
    remarks().contains('scripts')
    Files.createDirectories(dir.resolve('scripts'))
    run('deploy', '--from', 'team', '--out', 'scripts/team.groovy') == 0
    Files.readString(dir.resolve('scripts/team.groovy')).contains('file("../team/docs/rules.md")')
    !dir.resolve('scripts/deploy.groovy').toFile().exists()
  }

  def "what does not fit is named with the reason, the rest is planned, and the end is no success"() {
    given:
    script('薪资\n9000\n', 'team/pay.csv')
    script('x', 'team/tool.py')

    expect:
    run('deploy', '--from', 'team') == 1
    printed().contains('does not fit:\n  pay.csv: no column can be called 薪资: ')
    printed().contains('`column "薪资", as: "…"`')
    printed().contains('left out:\n  tool.py: no kind of file that Coze takes\n')
    printed().contains('3 to create')
    remarks().contains('1 file does not fit and would stay behind')
    writes() == 0
  }

  def "what is wrong with the script is told before anything is asked of a server"() {
    given:
    script('{"name": "A name that is longer than Coze takes", "system_prompt": "x"}', 'team/bot.json')
    script('x' * 1000, 'team/docs/more.txt')

    when:
    def exit = run('deploy', '--from', 'team')

    then:
    exit == 1
    printed().contains('system_prompt: the field of the wire is prompt_info.prompt')
    !printed().contains('Plan for')
    remarks().contains('next: mend it, or take its lines out of deploy.groovy; then `cozesh deploy.groovy` asks, and does it')
    sandbox.requests('GET /v1/workspaces') == 0
  }

  def "a secret in the folder stops it"() {
    given:
    script('call with pat_test_0123456789abcdef', 'team/docs/more.txt')

    expect:
    run('deploy', '--from', 'team') == 10
    printed().contains('holds what looks like a secret')
    !(printed() + remarks()).contains('pat_test_0')
  }

  def "with --json the plan is the only document"() {
    expect:
    run('deploy', '--from', 'team', '--json') == 0
    json().changes.intValue() == 3
    remarks().contains('docs/rules.md  knowledge docs')
  }

  def "a folder without anything for Coze: what was looked for, and what is there"() {
    given:
    script('x', 'tools/a.py')
    Files.createDirectories(dir.resolve('bare'))

    expect:
    run('deploy', '--from', 'tools') == 2
    remarks().contains('nothing in tools goes to Coze')
    remarks().contains('tables (.csv .tsv) and pictures; there is a.py')
    run('deploy', '--from', 'bare') == 2
    remarks().contains('the folder is empty')
    !dir.resolve('deploy.groovy').toFile().exists()
  }

  def "a call that says too little or too much is helped on: #line"() {
    expect:
    run(*line) == 2
    remarks().contains(says)

    where:
    line                                            || says
    ['deploy']                                      || '`cozesh deploy --from FOLDER` writes one'
    ['deploy', 'team']                              || '`cozesh deploy --from team` writes one'
    ['deploy', '--from', 'nix']                     || 'there is no folder nix'
    ['deploy', '--from', 'team', 'deploy.groovy']   || 'one operand too many'
    ['deploy', 'deploy.groovy', '--out', 'x']       || '--out is for a folder'
    ['deploy', 'none.groovy']                       || 'none.groovy'
  }
}

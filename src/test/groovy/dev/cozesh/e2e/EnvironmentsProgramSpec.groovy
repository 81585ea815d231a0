package dev.cozesh.e2e

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.CozeClient
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.client.workspace.WorkspaceCreate
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.shell.command.Tty
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

/** A project with two environments, as its users call it. */
class EnvironmentsProgramSpec extends Specification {
  static final TTY = new Tty(true, true, true)
  static final String SCRIPT = '''\
    def wehan = bot("WeHan") {
      prompt "answer for ${environment}"
      if (environment == "prod") publish to: ["api"]
    }
    output "COZE_BOT_ID", wehan.id
    '''.stripIndent()

  @TempDir Path directory
  @AutoCleanup Coze coze = Coze.fresh()
  @AutoCleanup CozeClient client
  Program program

  def setup() {
    client = CozeClient.builder().baseUrl(coze.sandbox.baseUri()).authorizer(new TokenAuthorizer(Sandbox.TOKEN)).build()
    client.workspaces().create(WorkspaceCreate.of('WeHan dev', ''))
    program = new Program(directory, [TOKEN_OF_TEAM: 'pat_test_team'])
    configure()
    program.write('deploy.groovy', SCRIPT)
  }

  def "one script, two places: each with its bot, its outputs and its block"() {
    given:
    program.write('.env', 'PORT=8080\n# ours\n')

    when:
    def dev = run('--environment', 'dev', '--yes')
    def prod = run('--environment', 'prod', '--yes')

    then:
    dev.exit == 0
    prod.exit == 0
    dev.out.contains('Plan for dev: workspace WeHan dev on 127.0.0.1:')
    prod.out.contains('Plan for prod: workspace WeHan on 127.0.0.1:')
    prompts('WeHan dev') == ['answer for dev']
    prompts('WeHan') == ['answer for prod']
    coze.sandbox.commits('POST /v1/bot/publish') == 1
    Files.readString(program.directory.resolve('.env')) == """\
      PORT=8080
      # ours
      # >>> cozesh dev >>>
      COZE_BOT_ID=${bot('WeHan dev')}
      # <<< cozesh dev <<<
      # >>> cozesh prod >>>
      COZE_BOT_ID=${bot('WeHan')}
      # <<< cozesh prod <<<
      """.stripIndent()
    prod.err.contains('COZE_BOT_ID also stands in line 4 of .env, in the block # >>> cozesh dev >>>;')
  }

  def "drift checks the outputs of the environment, its own block only, and knows an id of the other"() {
    given:
    run('--environment', 'dev', '--yes')
    run('--environment', 'prod', '--yes')
    def (dev, prod) = [bot('WeHan dev'), bot('WeHan')]
    def env = program.directory.resolve('.env')
    def drift = { program.here('drift', program.path('deploy.groovy'), '--environment', 'dev', '--detailed-exitcode') }

    expect:
    with(drift()) {
      it.exit == 0
      it.out.contains('Outputs in .env\nall as they are')
    }
    Files.writeString(env, Files.readString(env).replace(prod, '1'))
    drift().exit == 0
    Files.writeString(env, Files.readString(env).replace(dev, prod))
    with(drift()) {
      it.exit == 3
      it.out.contains("! COZE_BOT_ID is $prod in .env, and $dev in state, which is bot.WeHan of prod\n")
      it.out.contains('`cozesh --environment dev apply ')
    }
  }

  def "a release of an environment is gone back to, and after a failed check as well"() {
    given:
    run('--environment', 'dev', '--yes')
    program.write('deploy.groovy', SCRIPT.replace('answer for', 'reply for'))
    run('--environment', 'dev', '--yes')

    when:
    def back = program.here('rollback', '1', '--environment', 'dev', '--yes')

    then:
    back.exit == 0
    back.out.contains('Plan for dev: workspace WeHan dev on 127.0.0.1:')
    prompts('WeHan dev') == ['answer for dev']

    when:
    program.write('deploy.groovy', SCRIPT.replace('answer for', 'shout for') + 'afterApply { assert false }\n')
    def failed = run('--environment', 'dev', '--yes', '--restore-on-failure')

    then:
    failed.exit == 1
    failed.err.contains('release 3 was applied and published again, as release 5')
    prompts('WeHan dev') == ['answer for dev']
  }

  def "a project with environments says so where a credential is missing"() {
    given:
    program.write('.cozesh/config.json', '{"environments": {"dev": {"sandbox": true}}}')

    expect:
    with(program.here('state', 'ls')) {
      it.exit == 4
      it.err.contains('  next: this project has environments, `--environment dev` takes one; `cozesh login`')
    }
  }

  def "a run that would change something wants to know where"() {
    when:
    def ended = run('--yes')

    then:
    ended.exit == 2
    ended.err.contains('nothing was changed: which environment is this for?')
    ended.err.contains('this project has dev, prod')
    ended.err.contains('`--environment dev`')
    coze.writes() == 1
  }

  @Unroll("#what")
  def "reading, and saying where, stay as they were"() {
    expect:
    program.here(*line.collect { it == 'SCRIPT' ? program.path('deploy.groovy') : it }).exit == exit

    where:
    what                    | line                                                                                || exit
    'a plan'                | ['plan', 'SCRIPT', '--workspace', 'WeHan']                                          || 0
    'a value'               | ['-e', '6*7']                                                                       || 0
    'a read'                | ['-e', 'workspaces.list().size()']                                                  || 0
    'an api call'           | ['api', 'GET', '/v1/workspaces', 'page_num=1']                                      || 0
    'options that say it'   | ['SCRIPT', '--profile', 'team', '--workspace', 'WeHan', '--yes']                    || 0
    'a declaration in -e'   | ['-e', 'bot("x") { prompt "y" }', '--yes']                                          || 2
    'an unknown name'       | ['SCRIPT', '--environment', 'prdo', '--yes']                                        || 2
  }

  def "the variable names the environment too, and a wrong name the nearest"() {
    given:
    program = new Program(directory, [TOKEN_OF_TEAM: 'pat_test_team', COZESH_ENVIRONMENT: 'dve'])

    when:
    def ended = program.here('plan', program.path('deploy.groovy'))

    then:
    ended.exit == 2
    ended.err.contains('there is no environment `dve` (named by COZESH_ENVIRONMENT)')
    ended.err.contains('did you mean `dev`?')
  }

  @Unroll("#more #variables")
  def "what names another place than the environment is refused with both"() {
    given:
    program = new Program(directory, [TOKEN_OF_TEAM: 'pat_test_team'] + variables)

    when:
    def ended = run(*(['--environment', 'prod', '--yes'] + more))

    then:
    ended.exit == 10
    ended.err =~ /environment prod is $is\S*, not $named/
    coze.requests() == 1

    where:
    more                               | variables                        || is                            | named
    ['--workspace', 'WeHan dev']       | [:]                              || 'workspace WeHan'             | 'workspace WeHan dev'
    ['--profile', 'other']             | [:]                              || 'profile team'                | 'profile other'
    ['--sandbox']                      | [:]                              || 'profile team'                | 'the sandbox'
    ['--base-url', 'https://api.coze.com'] | [:]                          || 'http://127.0.0.1:'           | 'https://api.coze.com'
    []                                 | [COZE_API_BASE: 'https://api.coze.com'] || 'http://127.0.0.1:'    | 'https://api.coze.com'
    []                                 | [COZE_API_TOKEN: 'pat_test_x']   || 'the one of profile team'     | 'another credential'
  }

  def "options that name the same place are welcome"() {
    expect:
    run('--environment', 'prod', '--yes', '--workspace', 'WeHan', '--profile', 'team', '--base-url', coze.sandbox.baseUri().toString()).exit == 0
  }

  def "a script that names another workspace is refused where it does"() {
    given:
    program.write('deploy.groovy', 'workspace "WeHan"\nbot("x") { prompt "y" }\n')

    when:
    def ended = run('--environment', 'dev', '--yes')

    then:
    ended.exit == 10
    ended.err.contains('environment dev is workspace WeHan dev, not workspace WeHan')
    ended.err =~ /deploy\.groovy:1.* names workspace WeHan; nothing was sent/
    coze.requests() == 1
  }

  def "a protected environment wants its name typed"() {
    given:
    configure(', "protected": true')

    when: 'a mere yes'
    def mere = program.here([program.path('deploy.groovy'), '--environment', 'prod'], TTY, 'y\n')

    then:
    mere.exit == 2
    mere.err.contains('apply in prod? type its name, or d for details: ')
    coze.writes() == 1

    when: 'its details, and its name'
    def named = program.here([program.path('deploy.groovy'), '--environment', 'prod'], TTY, 'd\nprod\n')

    then:
    named.exit == 0
    prompts('WeHan') == ['answer for prod']

    when: 'the same place by other names, agreed to beforehand'
    program.write('deploy.groovy', SCRIPT.replace('answer for', 'speak for'))
    def unnamed = run('--profile', 'team', '--workspace', 'WeHan', '--yes')

    then:
    unnamed.exit == 10
    unnamed.err.contains('this is environment prod, which is protected')
    prompts('WeHan') == ['answer for prod']
    run('--environment', 'prod', '--yes').exit == 0
  }

  def "what goes in a protected environment wants its name typed, too"() {
    given:
    run('--environment', 'prod', '--yes')
    configure(', "protected": true')

    when:
    def ended = program.here(['destroy', program.path('deploy.groovy'), '--environment', 'prod'], TTY, 'y\n')

    then:
    ended.exit == 2
    ended.err =~ /unpublish 1 bot in prod\? type its name/
    program.here('destroy', program.path('deploy.groovy'), '--yes').exit == 2
    client.bots().list(workspace('WeHan'), PublishStatus.ALL).all()*.isPublished()*.get() == [true]
  }

  def "an environment that suddenly leads elsewhere is refused, unless it has moved"() {
    given:
    run('--environment', 'prod', '--yes')
    def config = program.directory.resolve('.cozesh/config.json')
    Files.writeString(config, Files.readString(config).replace('"workspace": "WeHan",', '"workspace": "WeHan dev",'))

    when:
    def refused = run('--environment', 'prod', '--yes')
    def commits = coze.writes()
    def moved = run('--environment', 'prod', '--rebind', '--yes')

    then:
    refused.exit == 10
    refused.err =~ /environment prod was workspace WeHan \(\d{19}\) on .* so far, and is workspace WeHan dev/
    moved.exit == 0
    coze.writes() > commits
  }

  def "a bot is promoted, and then managed where it has arrived"() {
    given:
    run('--environment', 'dev', '--yes')

    when:
    def ended = program.here('promote', 'bot.WeHan', '--from', 'dev', '--to', 'prod', '--yes')

    then:
    ended.exit == 0
    ended.out.contains('Plan for prod: workspace WeHan on 127.0.0.1:')
    ended.out.contains("copied from ${bot('WeHan dev')} of dev")
    ended.out.contains("copied bot WeHan ${bot('WeHan')}")
    program.here('state', 'ls', '--environment', 'prod', '--json').json()[0].path('id').asText() == bot('WeHan')

    when:
    def applied = run('--environment', 'prod', '--yes')

    then:
    applied.exit == 0
    client.bots().list(workspace('WeHan'), PublishStatus.ALL).all().size() == 1
    prompts('WeHan') == ['answer for prod']
  }

  def "a copy that fails ends with exit 5 and Coze's reasons, as JSON too"() {
    given:
    run('--environment', 'dev', '--yes')
    coze.sandbox.faults().add(Fault.on('POST /v1/entities/copy_tasks').failTask('no room'))

    when:
    def ended = program.here('promote', 'bot.WeHan', '--from', 'dev', '--to', 'prod', '--yes', '--json')

    then:
    ended.exit == 5
    ended.err.contains('the copy of bot.WeHan failed: bot "WeHan": no room')

    when:
    def again = program.here('promote', 'bot.WeHan', '--from', 'dev', '--to', 'prod', '--yes', '--json')

    then:
    again.exit == 0
    again.json().path('created')[0].path('address').asText() == 'bot.WeHan'
  }

  @Unroll("#line")
  def "promote says what it lacks"() {
    when:
    def ended = program.here(*(['promote'] + line))

    then:
    ended.exit == 2
    ended.err.contains(message)
    coze.requests() == 1

    where:
    line                                                                 || message
    ['--from', 'dev', '--to', 'prod']                                    || 'is missing'
    ['bot.WeHan', '--to', 'prod']                                        || '--from is missing'
    ['bot.WeHan', '--from', 'dev']                                       || '--to is missing'
    ['WeHan', '--from', 'dev', '--to', 'prod']                           || '`WeHan` is not an address'
    ['bot.WeHan', '--from', 'dve', '--to', 'prod']                       || 'there is no environment `dve`'
    ['bot.W', '--from', 'dev', '--to', 'prod', '--environment', 'dev']   || 'promote takes no --environment'
  }

  def "what a script asks by itself holds no id of another environment either"() {
    given:
    run('--environment', 'prod', '--yes')
    def foreign = bot('WeHan')
    program.write('deploy.groovy', """$SCRIPT
      afterApply { println wehan.info().name().get(); println bots.draft("$foreign").name() }
      """)
    def before = coze.sandbox.log().size()

    when:
    def ended = run('--environment', 'dev', '--yes')

    then: 'its own bot is asked for, the other one is not'
    ended.exit == 10
    ended.out.contains('\nWeHan\n')
    ended.err.contains("holds an id of another target: $foreign (bot.WeHan of prod)")
    ended.err.contains('GET /v1/bots/')
    ended.err.contains('which was held back')
    coze.sandbox.log().drop(before).every { !it.toString().contains(foreign) }

    and: 'where it belongs, it is'
    program.here('-e', "bots.draft('$foreign').name()", '--environment', 'prod').exit == 0
    program.here('-e', "bots.draft('$foreign').name()", '--environment', 'dev').exit == 10
  }

  def "environments may be sandboxes: two workspaces of one, in the project"() {
    given:
    program.write('.cozesh/config.json', '''{"environments": {
      "dev": {"sandbox": true, "workspace": "WeHan dev"}, "prod": {"sandbox": true, "workspace": "WeHan"}}}''')

    expect:
    program.here('-e', 'workspaces.create(name: "WeHan dev", description: "")', '--environment', 'prod').exit == 0
    run('--environment', 'dev', '--yes').exit == 0
    program.here('promote', 'bot.WeHan', '--from', 'dev', '--to', 'prod', '--yes').exit == 0
    run('--environment', 'prod', '--yes').exit == 0
  }

  private Program.Ended run(String... more) {
    program.here(*([program.path('deploy.groovy')] + more.toList()))
  }

  private void configure(String ofProd = '') {
    program.write('.cozesh/config.json', """{
      "default_profile": "team",
      "profiles": {"team": {"base_url": "${coze.sandbox.baseUri()}", "api_token": "env:TOKEN_OF_TEAM"},
                   "other": {"base_url": "${coze.sandbox.baseUri()}", "api_token": "env:TOKEN_OF_TEAM"}},
      "environments": {
        "dev": {"profile": "team", "workspace": "WeHan dev", "outputs": ".env"},
        "prod": {"profile": "team", "workspace": "WeHan", "outputs": ".env"$ofProd}}}""")
  }

  private String workspace(String name) {
    client.workspaces().list().all().find { it.name().get() == name }.id()
  }

  private String bot(String workspace) {
    client.bots().list(this.workspace(workspace), PublishStatus.ALL).all()[0].id()
  }

  private List<String> prompts(String workspace) {
    client.bots().list(this.workspace(workspace), PublishStatus.ALL).all().collect {
      client.bots().draft(it.id()).promptInfo().get().prompt().get()
    }
  }
}

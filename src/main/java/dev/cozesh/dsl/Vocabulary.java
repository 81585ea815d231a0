package dev.cozesh.dsl;

import dev.cozesh.error.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The words that one block understands, and what they are for. Immutable. */
public final class Vocabulary {
  /** The words of a script itself. */
  public static final Vocabulary SCRIPT =
      of(
          "script",
          "workspace | workspace \"WeHan\" | names the workspace that the script works in",
          "knowledge | knowledge(\"Jobs\") { … } | declares a knowledge base, or looks one up",
          "database | database(\"jobs\") { … } | declares a database of one table, or looks one up",
          "bot | bot(\"WeHan\") { … } | declares a bot, or looks one up",
          "workflow | workflow(\"Interview\") { … } | declares a workflow, or looks one up",
          "plugin | plugin(\"738…\", \"739…\") | names a tool of a plugin for uses",
          "chat | chat \"WeHan\", \"你好\" | asks a bot and prints the answer as it comes",
          "snapshot | snapshot(\"WeHan\").bots | a workspace as it is, with the scripts that declare it",
          "output | output \"COZE_BOT_ID\", wehan.id | gives a value to other programs",
          "environment | environment == \"prod\" | the environment that the run is for",
          "file | file(\"prompt.md\") | a file beside the script",
          "dir | dir(\"knowledge_docs\", \"*.md\") | the files of a directory, by name",
          "url | url(\"https://example.com/faq\") | a web page, for document",
          "text | text(file(\"prompt.md\")) | the text of a file",
          "json | json(file(\"bot.json\")) | a JSON file as maps and lists",
          "csv | csv(file(\"jobs.csv\")) | a CSV file as a list of maps",
          "env | env(\"NAME\") | a variable of the environment",
          "secret | secret(\"NAME\") | a secret that no file, plan or log will hold",
          "include | include \"other.groovy\" | runs another script in this one",
          "use | use \"batch\" | loads a module of the standard library",
          "plan | plan() | shows what would be done so far",
          "apply | apply() | does what is declared so far, now",
          "guard | guard(\"small\") { creates <= 5 } | states a rule that every plan has to keep",
          "afterApply | afterApply { … } | runs a block once everything is applied",
          "show | show value | prints a value",
          "table | table rows, columns: [\"name\", \"id\"] | prints rows as a table",
          "remark | remark \"half of it\" | prints a remark beside the results",
          "ask | ask(\"Name? \", \"WeHan\") | asks the user, or takes the default",
          "progress | progress(rows) { row -> … } | works through rows and shows how far it is",
          "parallel | parallel(4, rows) { row -> … } | runs a block for each row, so many at once",
          "journal | journal(\"done.jsonl\") { log -> … } | a file of JSON lines for this run alone",
          "save | save \"report.md\", text | writes a file whole",
          "GET | GET \"/v1/bots\", workspace_id: ws | one raw request; options are the query",
          "POST | POST \"/v1/x\", [a: 1] | one raw request; the map is the JSON body",
          "PUT | PUT \"/v1/x\", [a: 1] | one raw request; the map is the JSON body",
          "PATCH | PATCH \"/v1/x\", [a: 1] | one raw request; the map is the JSON body",
          "DELETE | DELETE \"/v1/x\" | one raw request; options are the query",
          "probe | probe(\"bots\") { GET \"/v1/{bot,bots}\" } | finds out which requests exist",
          "bots | bots.list() | the bots of the workspace",
          "datasets | datasets.list() | the knowledge bases of the workspace",
          "documents | documents.list(\"Jobs\") | the documents of a knowledge base",
          "images | images.list(\"Photos\") | the pictures of a knowledge base",
          "files | files.upload(file(\"cv.pdf\")) | files on Coze",
          "workflows | workflows.list() | the workflows of the workspace",
          "runs | runs.history(\"Interview\", \"739…\") | the records of workflow runs",
          "chats | chats.messages(\"739…\", \"739…\") | chats, one by one or event by event",
          "conversations | conversations.create(bot: \"WeHan\") | conversations with bots",
          "messages | messages.list(\"739…\") | the messages of a conversation",
          "variables | variables.list(bot: \"WeHan\", connector_uid: \"u1\") | what bots keep of their users",
          "databases | databases.list() | the databases of the workspace and their rows",
          "plugins | plugins.info(\"738…\") | plugins and their tools",
          "apps | apps.list() | the apps of the workspace",
          "folders | folders.list(folder_type: \"development\") | the folders of the workspace",
          "templates | templates.duplicate(\"738…\") | templates to begin with",
          "studio | studio.spaces() | spaces and workflows of a self-hosted console",
          "studioBots | studioBots.models() | bots and models of a self-hosted console",
          "studioKnowledge | studioKnowledge.list(\"739…\") | knowledge bases of a self-hosted console",
          "stores | stores.plugins(keyword: \"weather\") | what the store offers",
          "voices | voices.list() | voices to speak with",
          "speech | speech.speak(\"hi.mp3\", input: \"Hi\", voice_id: \"738…\") | speech from text, and back",
          "voiceprints | voiceprints.groups() | voices that can be told apart",
          "rooms | rooms.create(bot: \"WeHan\") | rooms for calls",
          "webSockets | webSockets.chat(\"WeHan\") | talks both ways at once, sound included",
          "workspaces | workspaces.list() | the workspaces that the token sees",
          "users | users.me() | who the token belongs to",
          "entities | entities.task(\"739…\") | copies of bots, apps and workflows",
          "connectors | connectors.install(\"738…\") | channels of one's own",
          "apiApps | apiApps.list() | callback apps",
          "commerce | commerce.benefits() | the subscription, bills and bounds",
          "enterprises | enterprises.organizations(\"volcano_1\") | an enterprise and its members",
          "organizations | organizations.members(\"738…\") | an organization and its members",
          "raw | raw.send(\"GET\", \"/v1/bots\") | any endpoint, by method and path",
          "args | args[0] | the arguments of the script");

  static final Vocabulary BOT =
      of(
          "bot",
          "description | description \"…\" | what the bot is for",
          "prompt | prompt file(\"prompt.md\") | persona and reply logic",
          "onboarding | onboarding { prologue \"…\" } | greeting and suggested questions",
          "model | model \"doubao-pro-32k\", temperature: 0.7 | the model and its settings",
          "knows | knows jobs | binds knowledge bases",
          "uses | uses interview | binds workflows and plugins",
          "publish | publish to: [\"api\"] | where to publish",
          "sensitive | sensitive \"prompt\" | hides its value in plans",
          "ignore | ignore \"prompt\" | leaves it alone once it is there",
          "was | was \"WeHan\" | the name it had: renames it",
          "protect | protect() | forbids deletion");

  static final Vocabulary ONBOARDING =
      of(
          "onboarding",
          "prologue | prologue \"你好！\" | the greeting",
          "suggest | suggest \"模拟面试\", \"查岗位\" | suggested questions");

  static final Vocabulary KNOWLEDGE =
      of(
          "knowledge",
          "description | description \"…\" | what the knowledge base holds",
          "document | document file(\"policies.md\") | documents of it: files, texts, web pages",
          "image | image file(\"map.png\"), caption: \"…\" | a picture of it",
          "chunks | chunks size: 800, separator: \"\\n\\n\" | how documents are cut",
          "sensitive | sensitive \"description\" | hides its value in plans",
          "ignore | ignore \"description\" | leaves it alone once it is there",
          "was | was \"Jobs\" | the name it had: renames it",
          "protect | protect() | forbids deletion");

  static final Vocabulary DATABASE =
      of(
          "database",
          "description | description \"…\" | what the table holds",
          "rows | rows file(\"jobs.csv\") | the file that fills it; its headers become columns",
          "column | column \"salaryMin\", type: \"Integer\" | what a column is called and holds",
          "protect | protect() | forbids deletion");

  static final Vocabulary WORKFLOW =
      of(
          "workflow",
          "from | from file(\"interview.json\") | the file that holds the workflow",
          "ignore | ignore \"from\" | leaves it alone once it is there",
          "sensitive | sensitive \"from\" | hides its value in plans",
          "was | was \"Interview\" | the name it had: renames it",
          "protect | protect() | forbids deletion");

  static final Vocabulary GUARD =
      of(
          "guard",
          "creates | creates <= 5 | objects that are made",
          "adopts | adopts == 0 | objects that are taken over",
          "updates | updates <= 5 | objects that are changed",
          "deletes | deletes == 0 | objects that are deleted",
          "publishes | publishes <= 1 | bots that are published",
          "documents | documents <= 50 | documents that are sent or deleted",
          "bots | bots <= 3 | bots that answer otherwise afterwards",
          "waits | waits == 0 | objects that wait for a person",
          "requests | requests <= 100 | requests of plan and apply, at most",
          "changes | changes.every { it.kind == \"bot\" } | kind, name, action and fields of each",
          "environment | environment != \"prod\" | the environment that the script runs in",
          "host | host == \"api.coze.cn\" | the server",
          "workspace | workspace == \"WeHan\" | the name of the workspace",
          "now | now.hour < 18 | the time, in the zone of this machine");

  static final Vocabulary PROBE =
      of(
          "probe",
          "GET | GET \"/v1/{bot,bots}\", [space_id: ws] | tries a read; each map is another set",
          "HEAD | HEAD \"/v1/bots\" | tries a HEAD",
          "OPTIONS | OPTIONS \"/v1/bots\" | tries an OPTIONS",
          "POST | POST \"/v1/bot{,s}{,/create}\", name: \"x\" | tries a POST, without what could act",
          "PUT | PUT \"/v1/x\", [a: 1] | tries a PUT, without what could act",
          "PATCH | PATCH \"/v1/x\", [a: 1] | tries a PATCH, without what could act",
          "DELETE | DELETE \"/v1/x\" | tries a DELETE of what is not there",
          "claim | claim \"POST /v1/bot\", by: \"their mail\" | notes what somebody says exists",
          "file | file \"attempts.txt\" | tries what a file lists",
          "attempts | attempts file(\"site.har\") | tries what files list",
          "disagreements | disagreements() | tries what documentation and SDKs disagree on",
          "values | values workspace_id: ws | values for parameters and holes of paths",
          "header | header \"Agw-Js-Conv\", \"str\", null | alternatives of a header; null leaves it out",
          "host | host \"https://api.coze.com\" | names a further server; no credential goes there",
          "budget | budget 100 | most requests",
          "rate | rate 1 | requests a second; 0 for as fast as it goes",
          "workers | workers 4 | requests under way at once",
          "quota | quota 40 | requests that the account has left",
          "seed | seed 7 | what random paths come from",
          "allow | allow \"POST /v1/datasets\" | sends it whole, and deletes what it made",
          "acceptResidue | acceptResidue() | something may stay behind that nothing deletes",
          "parameters | parameters false | does not search for parameters",
          "report | report html: \"report.html\" | writes it: html, markdown, har, junit, json");

  private static final List<Vocabulary> BLOCKS =
      List.of(BOT, ONBOARDING, KNOWLEDGE, DATABASE, WORKFLOW, GUARD, PROBE);

  /** Names of the wire, of other tools and of habit, with what to write instead. */
  private static final Map<String, String> RIGHT_WORDS =
      Map.ofEntries(
          Map.entry("system_prompt", "prompt"),
          Map.entry("systemPrompt", "prompt"),
          Map.entry("instructions", "prompt"),
          Map.entry("prompt_info", "prompt"),
          Map.entry("persona", "prompt"),
          Map.entry("welcome_message", "onboarding { prologue \"…\" }"),
          Map.entry("welcome", "onboarding { prologue \"…\" }"),
          Map.entry("greeting", "onboarding { prologue \"…\" }"),
          Map.entry("onboarding_info", "onboarding { … }"),
          Map.entry("suggested_questions", "onboarding { suggest \"…\" }"),
          Map.entry("dataset_ids", "knows"),
          Map.entry("dataset_id", "knows"),
          Map.entry("dataset", "knowledge"),
          Map.entry("knowledge_base", "knowledge"),
          Map.entry("table_name", "database(\"…\")"),
          Map.entry("table_desc", "description"),
          Map.entry("insert_rows", "rows"),
          Map.entry("web_url", "document url(\"…\")"),
          Map.entry("workflow_id", "uses"),
          Map.entry("workflow_ids", "uses"),
          Map.entry("workflow_id_list", "uses"),
          Map.entry("plugin_id_list", "uses plugin(…)"),
          Map.entry("model_id", "model"),
          Map.entry("model_info_config", "model"),
          Map.entry("temperature", "model \"…\", temperature: …"),
          Map.entry("max_tokens", "model \"…\", max_tokens: …"),
          Map.entry("top_p", "model \"…\", top_p: …"),
          Map.entry("connector_ids", "publish to: […]"),
          Map.entry("connectors", "publish to: […]"),
          Map.entry("platform", "publish to: […]"),
          Map.entry("chunk_strategy", "chunks"),
          Map.entry("chunk_size", "chunks size: …"),
          Map.entry("document_bases", "document"),
          Map.entry("space_id", "workspace"),
          Map.entry("workspace_id", "workspace"),
          Map.entry("space", "workspace"),
          Map.entry("agent", "bot"));

  private final String block;
  private final Map<String, Word> words;

  private Vocabulary(String block, Map<String, Word> words) {
    this.block = block;
    this.words = words;
  }

  private static Vocabulary of(String block, String... lines) {
    Map<String, Word> words = new LinkedHashMap<>();
    for (String line : lines) {
      String[] parts = line.split(" \\| ", 3);
      words.put(parts[0], new Word(parts[0], parts[1], parts[2]));
    }
    return new Vocabulary(block, words);
  }

  /** Every vocabulary, that of the script itself first. */
  public static List<Vocabulary> all() {
    return Stream.concat(Stream.of(SCRIPT), BLOCKS.stream()).toList();
  }

  /** The word that opens the block; {@code script} for the script itself. */
  public String block() {
    return block;
  }

  /** The words, in the order in which they are taught. */
  public List<Word> words() {
    return List.copyOf(words.values());
  }

  Optional<Word> word(String name) {
    return Optional.ofNullable(words.get(name));
  }

  /**
   * The nearest word of this block or name of the script, else word of the script itself. Of words
   * those that fit the way it was written come first.
   *
   * @param names the variables and methods that the script has of its own
   * @param fitting what could stand there as it was written
   */
  Optional<String> nearest(String typed, Collection<String> names, Predicate<Word> fitting) {
    return nearest(typed, names, words.values().stream().filter(fitting))
        .or(() -> nearest(typed, names, words.values().stream()))
        .or(() -> nearest(typed, List.of(), SCRIPT.words.values().stream()));
  }

  private static Optional<String> nearest(
      String typed, Collection<String> names, Stream<Word> words) {
    return Nearest.to(
        typed, Stream.concat(names.stream(), words.map(Word::name)).distinct().toList());
  }

  /** What to write for a name of the wire. */
  static Optional<String> rightWord(String wireName) {
    return Optional.ofNullable(RIGHT_WORDS.get(wireName));
  }

  /** The block a word belongs to, when it is none of the script itself. */
  static Optional<Vocabulary> home(String word) {
    return BLOCKS.stream().filter(each -> each.words.containsKey(word)).findFirst();
  }
}

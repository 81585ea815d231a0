package dev.cozesh.deploy.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of nodes. A canvas has them as numbers, the web page's export as words, and people
 * write yet other words. A kind without a word is one that the export's documentation does not
 * list.
 *
 * @see <a href="https://docs.coze.cn/guides/import_and_export_workflow">Coze: import and export</a>
 */
enum NodeType {
  START(1, "start"),
  END(2, "end"),
  LLM(3, "llm", "model"),
  PLUGIN(4, "plugin", "api", "tool"),
  CODE(5, "code"),
  KNOWLEDGE(6, "knowledge", "dataset", "retrieval"),
  SELECTOR(8, "condition", "selector", "if"),
  SUBWORKFLOW(9, "subflow", "workflow"),
  DATABASE(12, "database", "sql"),
  OUTPUT(13, "output", "message"),
  TEXT(15, "text"),
  QUESTION(18, "question"),
  BREAK(19, ""),
  SET_VARIABLE(20, ""),
  LOOP(21, "loop"),
  INTENT(22, "intent"),
  KNOWLEDGE_WRITE(27, "dataset_write"),
  BATCH(28, "batch"),
  CONTINUE(29, ""),
  INPUT(30, "Input"),
  COMMENT(31, "comment"),
  VARIABLE_MERGE(32, "variable_merge", "merge"),
  MESSAGE_LIST(37, "message_list"),
  CONVERSATION_CLEAR(38, "conversation_clear"),
  CONVERSATION_CREATE(39, "conversation_create"),
  VARIABLE_ASSIGN(40, "", "variable"),
  DATABASE_UPDATE(42, "update_database"),
  DATABASE_SELECT(43, "select_database"),
  DATABASE_DELETE(44, "delete_database"),
  HTTP(45, "http", "http_request"),
  DATABASE_INSERT(46, "insert_database"),
  CONVERSATION_UPDATE(51, "conversation_update"),
  CONVERSATION_DELETE(52, "conversation_delete"),
  CONVERSATION_LIST(53, "conversation_list"),
  CONVERSATION_HISTORY(54, "conversation_history_list"),
  MESSAGE_CREATE(55, "message_create"),
  MESSAGE_UPDATE(56, "message_update"),
  MESSAGE_DELETE(57, "message_delete"),
  TO_JSON(58, "to_json"),
  FROM_JSON(59, "from_json"),
  KNOWLEDGE_DELETE(60, "dataset_delete");

  private static final Set<NodeType> WITH_BLOCKS = Set.of(LOOP, BATCH);

  private final String number;
  private final String word;
  private final List<String> others;

  NodeType(int number, String word, String... others) {
    this.number = Integer.toString(number);
    this.word = word;
    this.others = List.of(others);
  }

  /** As a canvas has it: a number as text. */
  String number() {
    return number;
  }

  /** As the web page's export has it; empty when that is not documented. */
  Optional<String> word() {
    return word.isEmpty() ? Optional.empty() : Optional.of(word);
  }

  /** Whether nodes of this kind hold a canvas of their own. */
  boolean hasBlocks() {
    return WITH_BLOCKS.contains(this);
  }

  static Optional<NodeType> ofNumber(String number) {
    return Arrays.stream(values()).filter(type -> type.number.equals(number)).findFirst();
  }

  /** The kind of that word in an export; case does not matter. */
  static Optional<NodeType> ofWord(String word) {
    return Arrays.stream(values())
        .filter(type -> !type.word.isEmpty() && type.word.equalsIgnoreCase(word))
        .findFirst();
  }

  /** The kind that somebody means with a name: of the export, of ours, or one in common use. */
  static Optional<NodeType> meant(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return ofWord(plain)
        .or(
            () ->
                Arrays.stream(values())
                    .filter(
                        type ->
                            type.others.contains(plain)
                                || type.name().toLowerCase(Locale.ROOT).equals(plain))
                    .findFirst());
  }

  /** What to do about a word that is none of them. */
  static String instead() {
    return "build this step in the web page, or with one of its types: start, end, llm, code, http,"
        + " plugin, condition, loop, intent, knowledge, question, text";
  }
}

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What people guess below {@code /v1/}, with the real routes among it: the same for each size. */
final class Words {
  private static final List<String> THINGS =
      List.of("bot", "workflow", "knowledge", "dataset", "document", "space", "agent", "plugin");
  private static final List<String> ENDS =
      List.of("create", "list", "import", "export", "bind", "update", "publish", "query");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_";

  private Words() {}

  static List<String> list(int size) {
    Random random = new Random(size);
    Set<String> words = new LinkedHashSet<>(EchoServer.REAL.keySet());
    while (words.size() < size) {
      words.add(guess(random));
    }
    List<String> list = new ArrayList<>(words).subList(0, size);
    Collections.shuffle(list, random);
    return list;
  }

  private static String guess(Random random) {
    StringBuilder word = new StringBuilder(THINGS.get(random.nextInt(THINGS.size())));
    word.append('_');
    for (int length = 1 + random.nextInt(40); length > 0; length--) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    if (random.nextBoolean()) {
      word.append('/').append(ENDS.get(random.nextInt(ENDS.size())));
    }
    return word.toString();
  }
}

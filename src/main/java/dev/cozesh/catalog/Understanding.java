package dev.cozesh.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a request, or a few words, for what they ask. */
final class Understanding {
  private static final Set<String> OF_EVERYTHING = Set.of("workspace", "user", "connector");

  private final Lexicon lexicon;

  Understanding(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** What a request asks for. */
  Asked of(String method, String path, Set<String> names) {
    Reader reader = new Reader(method.toUpperCase(Locale.ROOT));
    List<String> segments = Words.segments(path);
    List<String> run = new ArrayList<>();
    for (String segment : segments) {
      if (Words.isValue(segment)) {
        reader.words(run);
        run.clear();
        reader.hint(Words.of(segment));
      } else {
        run.addAll(Words.of(segment));
      }
      reader.endsInValue = Words.isValue(segment);
    }
    reader.words(run);
    names.stream().sorted().forEach(reader::name);
    return reader.asked();
  }

  /** What a few words ask for; a method may stand among them. */
  Asked of(String words) {
    return of("", words, Set.of());
  }

  private final class Reader {
    private final String method;
    private final Set<String> objects = new LinkedHashSet<>();
    private final Set<String> ambiguous = new LinkedHashSet<>();
    private final Set<String> hinted = new LinkedHashSet<>();
    private final Map<String, Integer> intents = new LinkedHashMap<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private int strangers;
    private boolean said;
    private boolean guessed;
    private boolean plural;
    private boolean endsInDeed;
    private boolean endsInValue;

    Reader(String method) {
      this.method = method;
    }

    void words(List<String> words) {
      for (Lexicon.Sense sense : lexicon.senses(words)) {
        strangers += sense.known() ? 0 : 1;
        guessed |= sense.guessed();
        sense
            .object()
            .ifPresent(
                object -> {
                  (sense.ambiguous() ? ambiguous : objects).add(object);
                  plural = sense.plural();
                });
        int weight = sense.ambiguous() ? Asked.AMBIGUOUS : Asked.SAID;
        sense.intents().forEach(intent -> intents.merge(intent, weight, Math::max));
        said |= !sense.intents().isEmpty() && !sense.ambiguous();
        endsInDeed = sense.ambiguous() && !sense.plural();
      }
    }

    /** The name of a value in the path: {@code {bot_id}}. */
    void hint(List<String> words) {
      lexicon.senses(words).forEach(sense -> sense.object().ifPresent(hinted::add));
    }

    void name(String name) {
      List<String> words = Words.of(name);
      boolean id = name.matches("(?i).*_?ids?");
      if (id && words.size() > 1) {
        lexicon.senses(words).stream()
            .flatMap(sense -> sense.object().stream())
            .forEach(
                object -> {
                  ids.add(object);
                  if (!OF_EVERYTHING.contains(object)) {
                    hinted.add(object);
                  }
                });
      }
    }

    Asked asked() {
      if (objects.isEmpty() && !said) {
        objects.addAll(ambiguous); // a word with two meanings is the thing when nothing else is
      }
      expect();
      hinted.addAll(ambiguous);
      return new Asked(method, objects, hinted, intents, strangers, guessed);
    }

    private void expect() {
      boolean deed = endsInDeed && method.equals("POST") && !endsInValue;
      int scale = said ? 0 : deed ? Asked.EXPECTED / 2 : Asked.EXPECTED;
      switch (method) {
        case "GET", "HEAD" -> reads(scale);
        case "POST" -> posts(scale);
        case "PUT", "PATCH" -> {
          expect("update", scale);
          expect("bind", scale / 2);
          expect("create", scale / 4);
        }
        case "DELETE" -> {
          expect("delete", scale);
          expect("unbind", scale / 2);
        }
        default -> {}
      }
    }

    private void reads(int scale) {
      boolean one = endsInValue || ids.stream().anyMatch(objects::contains);
      expect(one ? "get" : "list", scale);
      expect(one ? "list" : "get", plural ? scale / 4 : scale / 2);
    }

    private void posts(int scale) {
      if (endsInValue) {
        expect("update", scale);
        expect("get", scale / 3);
      }
      expect("create", endsInValue ? scale / 2 : scale);
      expect("bind", objects.size() > 1 ? scale * 2 / 3 : 0);
      expect("run", scale / 3);
      expect("send", scale / 3);
    }

    private void expect(String intent, int weight) {
      if (weight > 0) {
        intents.merge(intent, weight, Math::max);
      }
    }
  }
}

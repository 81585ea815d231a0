package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.DesiredBot.Onboarding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Body of {@code onboarding { … }} in a bot. */
public final class OnboardingSpec extends BlockSpec {
  private Optional<String> prologue = Optional.empty();
  private Optional<List<String>> suggestions = Optional.empty();

  OnboardingSpec(Session session, Optional<Onboarding> before) {
    super(session, Vocabulary.ONBOARDING);
    before.ifPresent(
        known -> {
          prologue = known.prologue();
          suggestions = known.suggestions();
        });
  }

  /** Sets the greeting: a text or a file. The last call wins. */
  public void prologue(Object text) {
    word("prologue");
    prologue = Optional.of(text(text, "prologue"));
  }

  /** Adds suggested questions, in order; {@code suggest()} alone asks for none. */
  public void suggest(Object... questions) {
    word("suggest");
    List<String> all = new ArrayList<>(suggestions.orElse(List.of()));
    for (Object question : Several.of(questions)) {
      all.add(text(question, "suggest"));
    }
    suggestions = Optional.of(all);
  }

  Onboarding toDesired() {
    return new Onboarding(prologue, suggestions);
  }
}

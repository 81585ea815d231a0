package dev.cozesh.dsl.complete;

import dev.cozesh.catalog.Endpoint;
import dev.cozesh.dsl.CallForm;
import dev.cozesh.dsl.ServiceForms;
import dev.cozesh.dsl.Vocabulary;
import dev.cozesh.dsl.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what stands at a place: words, calls, members, variables. */
final class Explaining {
  private static final int MOST_SIGNATURES = 8;

  private final Arguments arguments;

  Explaining(Arguments arguments) {
    this.arguments = arguments;
  }

  /** What a name means that stands there, or is being typed. */
  Optional<Explanation> name(Context context, String name) {
    Written written = context.written();
    int end = written.size();
    if (written.isDot(end - 1)) {
      return context.types().endingAt(end - 2).flatMap(type -> member(type, name));
    }
    Class<?> variable = context.scope().variables().get(name);
    if (variable != null) {
      String line = variable.getSimpleName() + " " + name;
      return Optional.of(
          new Explanation(List.of(line), "a variable of this session", List.of(), ""));
    }
    return word(context, name);
  }

  /** What a call is whose arguments are being typed. */
  Optional<Explanation> call(Context context, CallPlace place) {
    String name = context.called(place);
    Optional<Endpoint> endpoint = arguments.endpoint(context, place);
    if (endpoint.isPresent()) {
      return Optional.of(
          endpoint(List.of(name + " \"" + endpoint.get().path() + "\""), endpoint.get()));
    }
    Optional<Explanation> told =
        context.isWord(place)
            ? word(context, name)
            : context.receiver(place).flatMap(type -> member(type, name));
    return told.map(each -> withOptions(each, arguments.known(context, place)));
  }

  private static Explanation withOptions(Explanation told, Map<String, String> known) {
    if (!told.parameters().isEmpty() || known.isEmpty()) {
      return told;
    }
    List<Explanation.Parameter> parameters = new ArrayList<>();
    known.forEach((name, about) -> parameters.add(new Explanation.Parameter(name + ":", about)));
    return new Explanation(told.signatures(), told.summary(), parameters, told.more());
  }

  private static Optional<Explanation> word(Context context, String name) {
    String signature = context.scope().methods().get(name);
    if (signature != null) {
      return Optional.of(
          new Explanation(List.of(signature), "a method of this session", List.of(), ""));
    }
    return find(context.vocabulary(), name)
        .or(() -> find(Vocabulary.SCRIPT, name))
        .map(
            word -> {
              List<Explanation.Parameter> options =
                  WordOptions.of(name).stream()
                      .map(each -> new Explanation.Parameter(each.name() + ":", each.about()))
                      .toList();
              return new Explanation(List.of(word.usage()), word.summary(), options, "");
            });
  }

  private static Optional<Word> find(Vocabulary vocabulary, String name) {
    return vocabulary.words().stream().filter(word -> word.name().equals(name)).findFirst();
  }

  private static Optional<Explanation> member(Known receiver, String name) {
    List<Member> members = Members.named(receiver, name);
    if (members.isEmpty()) {
      return Optional.empty();
    }
    if (receiver.role() == Known.Role.SERVICE) {
      List<CallForm> calls =
          ServiceForms.calls(receiver.word()).stream()
              .filter(each -> each.name().equals(name))
              .toList();
      if (!calls.isEmpty()) {
        return Optional.of(service(receiver.word(), calls));
      }
    }
    List<String> signatures =
        members.stream().map(Member::signature).distinct().limit(MOST_SIGNATURES).toList();
    return Optional.of(new Explanation(signatures, "of " + receiver, List.of(), ""));
  }

  private static Explanation service(String word, List<CallForm> calls) {
    List<String> signatures =
        calls.stream().map(call -> Signatures.of(word, call)).distinct().toList();
    List<Explanation.Parameter> parameters = new ArrayList<>();
    for (CallForm call : calls) {
      call.named().stream()
          .filter(form -> parameters.stream().noneMatch(each -> each.name().equals(form.name())))
          .forEach(
              form ->
                  parameters.add(
                      new Explanation.Parameter(form.name(), Arguments.about(call, form))));
    }
    Optional<Endpoint> endpoint = Arguments.endpointOf(calls.get(0));
    return new Explanation(
        signatures,
        endpoint.map(each -> each.summary() + " (" + each.operation() + ")").orElse(""),
        parameters,
        endpoint.flatMap(each -> each.provenance().docs()).orElse(""));
  }

  private static Explanation endpoint(List<String> signatures, Endpoint endpoint) {
    List<Explanation.Parameter> parameters =
        endpoint.parameters().stream()
            .map(each -> new Explanation.Parameter(each.name(), Arguments.about(each)))
            .toList();
    return new Explanation(
        signatures, endpoint.summary(), parameters, endpoint.provenance().docs().orElse(""));
  }
}

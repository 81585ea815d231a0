package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.TalkListener;
import dev.cozesh.shell.render.ChatView;
import java.util.List;
import java.util.Map;

/** Shows a chat of the language on the screen. */
final class ScreenTalk implements TalkListener {
  private final ChatView view;

  ScreenTalk(ChatView view) {
    this.view = requireNonNull(view, "view");
  }

  @Override
  public void piece(String piece) {
    view.piece(piece);
  }

  @Override
  public void plain(String piece) {
    view.plain(piece);
  }

  @Override
  public void node(String title) {
    view.node(title);
  }

  @Override
  public void toolCalled(String tool, Map<String, String> arguments) {
    view.toolCalled(tool, arguments);
  }

  @Override
  public void toolAnswered() {
    view.toolAnswered();
  }

  @Override
  public void over() {
    view.over();
  }

  @Override
  public void followUps(List<String> questions) {
    view.followUps(questions);
  }

  @Override
  public void footer(String footer) {
    view.footer(footer);
  }
}

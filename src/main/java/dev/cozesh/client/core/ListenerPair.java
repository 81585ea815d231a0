package dev.cozesh.client.core;

/** Two listeners as one. */
record ListenerPair(CallListener first, CallListener second) implements CallListener {
  @Override
  public void admit(Call call) {
    first.admit(call);
    second.admit(call);
  }

  @Override
  public void sending(Call call) {
    first.sending(call);
    second.sending(call);
  }

  @Override
  public void answered(Call call, Exchange exchange) {
    first.answered(call, exchange);
    second.answered(call, exchange);
  }

  @Override
  public void failed(Call call, RuntimeException failure) {
    first.failed(call, failure);
    second.failed(call, failure);
  }

  @Override
  public void heard(Call call, String type, String data) {
    first.heard(call, type, data);
    second.heard(call, type, data);
  }

  @Override
  public void ended(Call call) {
    first.ended(call);
    second.ended(call);
  }
}

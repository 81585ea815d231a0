package dev.cozesh.probe.verdict;

import java.util.Set;

/**
 * The few business codes that decide what an answer is about, from the error page of Coze's
 * documentation where nothing else is said.
 */
final class Codes {
  /** Token invalid; 700012006 from the open-source server and from the cloud with HTTP 401. */
  static final Set<Long> TOKEN = Set.of(4100L, 700012006L);

  /** No permission; the long ones from the open-source server, one a domain. */
  static final Set<Long> PERMISSION =
      Set.of(4101L, 100000003L, 101000001L, 103000001L, 105000001L, 106000001L, 700000007L);

  /** Calls a second or a day, the platform's capacity, bought calls a minute; 4404 is Coze Loop. */
  static final Set<Long> LIMIT = Set.of(4008L, 4009L, 4020L, 4404L);

  /** Risk control; the long one was reported for the web console. */
  static final Set<Long> RISK = Set.of(4102L, 700012014L);

  /** Tokens, balance, model account, audio account, credits used up. */
  static final Set<Long> EMPTY_ACCOUNT = Set.of(4011L, 4019L, 4022L, 4027L, 4028L);

  /** Chat, conversation, message, agent, any resource, run; the long ones are the open source's. */
  static final Set<Long> RESOURCE_MISSING =
      Set.of(
          4001L,
          4002L,
          4005L,
          4006L,
          4200L,
          4314L,
          100000002L,
          101000002L,
          102000002L,
          103000002L,
          103100002L,
          103200001L,
          109000005L,
          720702004L,
          720702201L);

  private Codes() {}
}

package dev.cozesh.client.commerce;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;
import static dev.cozesh.client.core.ApiRequest.put;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.core.TokenShape;
import java.util.List;
import java.util.Optional;

/** What a subscription allows, bills, and what end users may consume. Thread-safe. */
public final class CommerceService {
  private static final int PAGE_SIZE = 200;
  private static final PageShape TASKS = PageShape.counted("/data/task_infos", "/data/total");
  private static final TokenShape LIMITATIONS =
      new TokenShape("/data/benefit_infos", "/data/has_more", "/data/page_token");

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public CommerceService(ApiCaller api) {
    this.api = api;
  }

  /**
   * What the subscription allows.
   *
   * @return plan and benefits
   * @see <a href="https://docs.coze.cn/developer_guides/get_benefit">Coze: read the benefits of the
   *     subscription</a>
   */
  @Calls("commerce.benefits.retrieve")
  public PlanBenefits benefits() {
    return benefits(BenefitFilter.NONE);
  }

  /**
   * Some of what the subscription allows.
   *
   * @param filter which benefits
   * @return plan and benefits
   * @see <a href="https://docs.coze.cn/developer_guides/get_benefit">Coze: read the benefits of the
   *     subscription</a>
   */
  @Calls("commerce.benefits.retrieve")
  public PlanBenefits benefits(BenefitFilter filter) {
    return api.send(
        get("/v1/commerce/benefit/benefits/get")
            .query("benefit_type_list", filter.types().map(types -> String.join(",", types)))
            .query("resource_id", filter.resourceId())
            .read(),
        PlanBenefits.class);
  }

  /**
   * Every export of bills, 200 a request.
   *
   * @return the exports
   * @see <a href="https://docs.coze.cn/developer_guides/billing_file">Coze: list bill exports</a>
   */
  @Calls("commerce.bill_tasks.list")
  public Paged<BillTask> billTasks() {
    return billTasks(Optional.empty());
  }

  /**
   * These exports of bills.
   *
   * @param taskIds at least one
   * @return the exports
   * @see <a href="https://docs.coze.cn/developer_guides/billing_file">Coze: list bill exports</a>
   */
  @Calls("commerce.bill_tasks.list")
  public Paged<BillTask> billTasks(List<String> taskIds) {
    return billTasks(Optional.of(String.join(",", taskIds)));
  }

  /**
   * Starts an export of bills; {@link #billTasks(List)} tells when its files are ready. Sent once.
   *
   * @param startedAt unix seconds
   * @param endedAt unix seconds
   * @return the export
   * @see <a href="https://docs.coze.cn/developer_guides/create_bill_task">Coze: start an export of
   *     bills</a>
   */
  @Calls("commerce.bill_tasks.create")
  public BillTask createBillTask(long startedAt, long endedAt) {
    return api.send(
        post("/v1/commerce/benefit/bill_tasks").json(new Span(startedAt, endedAt)).once(),
        BillTask.class);
  }

  /**
   * The limitations that a filter lets through, 200 a request.
   *
   * @param filter which ones
   * @return the limitations
   * @see <a href="https://docs.coze.cn/developer_guides/get_device_quotas">Coze: list quotas of end
   *     users</a>
   */
  @Calls("commerce.benefit_limitations.list")
  public Paged<BenefitLimitation> limitations(LimitationFilter filter) {
    return api.chained(
        token ->
            get("/v1/commerce/benefit/limitations")
                .query("entity_type", filter.entityType())
                .query("entity_id", filter.entityId())
                .query("benefit_type", filter.benefitType())
                .query("status", filter.status())
                .query("page_token", token)
                .query("page_size", PAGE_SIZE)
                .read(),
        LIMITATIONS,
        BenefitLimitation.class,
        each -> each.benefitId().orElseGet(each::toString));
  }

  /**
   * Limits what end users may consume. Sent once.
   *
   * @param limitation whom and what it limits
   * @return the limitation
   * @see <a href="https://docs.coze.cn/developer_guides/create_device_quotas">Coze: create a quota
   *     for end users</a>
   */
  @Calls("commerce.benefit_limitations.create")
  public BenefitLimitation createLimitation(LimitationCreate limitation) {
    return api.send(
            post("/v1/commerce/benefit/limitations").json(limitation).once(),
            CreatedLimitation.class)
        .limitation();
  }

  /**
   * Changes a limitation. Sent once.
   *
   * @param benefitId the limitation
   * @param change what to change
   * @see <a href="https://docs.coze.cn/developer_guides/update_device_quotas">Coze: change a
   *     quota</a>
   */
  @Calls("commerce.benefit_limitations.update")
  public void updateLimitation(String benefitId, LimitationUpdate change) {
    api.send(put("/v1/commerce/benefit/limitations/{benefit_id}", benefitId).json(change).once());
  }

  private Paged<BillTask> billTasks(Optional<String> taskIds) {
    return api.pages(
        page ->
            get("/v1/commerce/benefit/bill_tasks")
                .query("task_ids", taskIds)
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        TASKS,
        BillTask.class,
        BillTask::taskId);
  }

  private record Span(long startedAt, long endedAt) {}
}

package dev.cozesh.client.enterprise;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;
import static dev.cozesh.client.core.ApiRequest.put;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.error.CozeServiceException;
import java.util.List;

/** Enterprises: their members and organizations. Thread-safe. */
public final class EnterpriseService {
  private static final int PAGE_SIZE = 20;
  private static final String MEMBER = "/v1/enterprises/{enterprise_id}/members/{user_id}";
  private static final String ORGANIZATIONS = "/v1/enterprises/{enterprise_id}/organizations";
  private static final PageShape PAGE = PageShape.counted("/data/items", "/data/total_count");

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public EnterpriseService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Adds a member. Coze takes one a call and no two calls at a time. Sent once.
   *
   * @param enterpriseId the enterprise
   * @param userId who shall join
   * @param role what the member may do
   * @throws CozeServiceException code 777074011 when there are as many members as allowed, 4201
   *     when the user is one already
   * @see <a href="https://docs.coze.cn/developer_guides/add_enterprise_member">Coze: add a member
   *     to an enterprise</a>
   */
  @Calls("enterprises.members.create")
  public void addMember(String enterpriseId, String userId, EnterpriseRole role) {
    api.send(
        post("/v1/enterprises/{enterprise_id}/members", enterpriseId)
            .json(new NewMembers(List.of(new NewMember(userId, role))))
            .once());
  }

  /**
   * Removes a member and passes on its resources. Sent once.
   *
   * @param enterpriseId the enterprise
   * @param userId the member
   * @param receiverUserId who gets the member's resources
   * @see <a href="https://docs.coze.cn/developer_guides/remove_enterprise_member">Coze: remove an
   *     enterprise member</a>
   */
  @Calls("enterprises.members.delete")
  public void removeMember(String enterpriseId, String userId, String receiverUserId) {
    api.send(
        ApiRequest.delete(MEMBER, enterpriseId, userId)
            .json(new Succession(receiverUserId))
            .once());
  }

  /**
   * Changes what a member may do. Sent once.
   *
   * @param enterpriseId the enterprise
   * @param userId the member
   * @param role what the member may do from now on
   * @see <a href="https://docs.coze.cn/developer_guides/update_enterprise_people">Coze: change the
   *     role of an enterprise member</a>
   */
  @Calls("enterprises.members.update")
  public void changeRole(String enterpriseId, String userId, EnterpriseRole role) {
    api.send(put(MEMBER, enterpriseId, userId).json(new Promotion(role)).once());
  }

  /**
   * The organizations of an enterprise, 20 a request. Takes the token of an app with enterprise
   * privileges.
   *
   * @param enterpriseId the enterprise
   * @return the organizations
   * @see <a href="https://docs.coze.cn/developer_guides/list_organization">Coze: list
   *     organizations</a>
   */
  @Calls("enterprises.organizations.list")
  public Paged<Organization> organizations(String enterpriseId) {
    return api.pages(
        page ->
            get(ORGANIZATIONS, enterpriseId)
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        Organization.class,
        Organization::id);
  }

  /**
   * Makes an organization. Takes the token of an app with enterprise privileges. Sent once.
   *
   * @param enterpriseId the enterprise
   * @param organization what it shall be
   * @return the organization's id
   * @see <a href="https://docs.coze.cn/developer_guides/create_organization">Coze: create an
   *     organization</a>
   */
  @Calls("enterprises.organizations.create")
  public String createOrganization(String enterpriseId, OrganizationCreate organization) {
    return api.send(
        post(ORGANIZATIONS, enterpriseId).json(organization).result("/data/organization_id").once(),
        String.class);
  }

  private record NewMembers(List<NewMember> users) {}

  private record NewMember(String userId, EnterpriseRole role) {}

  private record Succession(String receiverUserId) {}

  private record Promotion(EnterpriseRole role) {}
}

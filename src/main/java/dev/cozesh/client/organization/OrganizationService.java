package dev.cozesh.client.organization;

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

/** Organizations: their names and members. Thread-safe. */
public final class OrganizationService {
  private static final int PAGE_SIZE = 50;
  private static final PageShape PAGE = PageShape.counted("/data/items", "/data/total_count");
  private static final String ORGANIZATION = "/v1/organizations/{organization_id}";
  private static final String MEMBERS = ORGANIZATION + "/members";
  private static final String MEMBER = MEMBERS + "/{user_id}";

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public OrganizationService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Changes name or description. Sent once.
   *
   * @param organizationId the organization
   * @param change what to change
   * @see <a href="https://docs.coze.cn/developer_guides/update_organization_info">Coze: change an
   *     organization</a>
   */
  @Calls("organizations.update")
  public void update(String organizationId, OrganizationUpdate change) {
    api.send(put(ORGANIZATION, organizationId).json(change).once());
  }

  /**
   * The members, 50 a request. Takes the token of an app with enterprise privileges.
   *
   * @param organizationId the organization
   * @return the members
   * @see <a href="https://docs.coze.cn/developer_guides/list_organization_people">Coze: list
   *     members of an organization</a>
   */
  @Calls("organizations.members.list")
  public Paged<OrganizationMember> members(String organizationId) {
    return api.pages(
        page ->
            get(MEMBERS, organizationId)
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        OrganizationMember.class,
        OrganizationMember::userId);
  }

  /**
   * Adds members. Takes the token of an app with enterprise privileges. Sent once.
   *
   * @param organizationId the organization
   * @param members who shall join, at least one
   * @throws CozeServiceException code 4201 when a user is a member already
   * @see <a href="https://docs.coze.cn/developer_guides/add_organization_people">Coze: add members
   *     to an organization</a>
   */
  @Calls("organizations.members.create")
  public void addMembers(String organizationId, List<NewMember> members) {
    api.send(post(MEMBERS, organizationId).json(new NewMembers(members)).once());
  }

  /**
   * Removes a member and passes on its resources. Sent once.
   *
   * @param organizationId the organization
   * @param userId the member
   * @param receiverUserId who gets the member's resources
   * @throws CozeServiceException code 777074044 when it is the last super administrator
   * @see <a href="https://docs.coze.cn/developer_guides/remove_organization_member">Coze: remove an
   *     organization member</a>
   */
  @Calls("organizations.members.delete")
  public void removeMember(String organizationId, String userId, String receiverUserId) {
    api.send(
        ApiRequest.delete(MEMBER, organizationId, userId)
            .json(new Succession(receiverUserId))
            .once());
  }

  /**
   * Changes what a member may do. Sent once.
   *
   * @param organizationId the organization
   * @param userId the member
   * @param role what the member may do from now on
   * @see <a href="https://docs.coze.cn/developer_guides/update_organization_people">Coze: change
   *     the role of an organization member</a>
   */
  @Calls("organizations.members.update")
  public void changeRole(String organizationId, String userId, OrganizationRole role) {
    api.send(put(MEMBER, organizationId, userId).json(new Promotion(role)).once());
  }

  private record NewMembers(List<NewMember> organizationPeople) {}

  private record Succession(String receiverUserId) {}

  private record Promotion(OrganizationRole organizationRoleType) {}
}

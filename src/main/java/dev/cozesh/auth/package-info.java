/** Where a token comes from; is the Authorizer. */
package dev.cozesh.auth;

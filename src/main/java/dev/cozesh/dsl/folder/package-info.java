/** What a folder holds for Coze, and the script that declares it. */
package dev.cozesh.dsl.folder;

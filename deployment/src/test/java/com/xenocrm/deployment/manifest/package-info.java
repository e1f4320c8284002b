/** Kubernetes documents as the overlays come to them, and their shape. */
@NullMarked
package com.xenocrm.deployment.manifest;

import org.jspecify.annotations.NullMarked;

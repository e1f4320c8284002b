/** Kubernetes documents of the overlays, and their structure. */
@NullMarked
package com.xenocrm.deployment.manifest;

import org.jspecify.annotations.NullMarked;

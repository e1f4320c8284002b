/** What {@code k8s/} says, held against Kubernetes' own types, against itself, and against the code. */
@NullMarked
package com.xenocrm.deployment.kubernetes;

import org.jspecify.annotations.NullMarked;

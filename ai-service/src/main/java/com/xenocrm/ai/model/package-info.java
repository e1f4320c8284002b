/** The language model: asked under limits, never trusted, never missed when it is away. */
@NullMarked
package com.xenocrm.ai.model;

import org.jspecify.annotations.NullMarked;

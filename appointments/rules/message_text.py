def faults_of(text: str, kind: str) -> list[str]:
    return []
